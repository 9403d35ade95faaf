"""Who volunteers, for whom, doing what, and on what terms."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

VOLUNTEERS = CodeList(
    id="volunteers",
    title="Who volunteers",
    description="Who gives unpaid time in the programme. Several may be true; use the words of the source.",
    open=True,
    codes=listed(
        [
            ("residents", "Long-time residents", "People who have long lived in the city."),
            ("newcomers", "Newcomers", "People who came recently, refugees and asylum seekers included."),
            (
                "refugees",
                "Refugees and asylum seekers",
                "Newcomers who are said to have fled; where only arrival is said, use newcomers.",
            ),
            (
                "foreign_residents",
                "Foreign residents",
                "Residents without the country’s citizenship, many of them for long; newcomers are recent.",
            ),
            (
                "people_with_migration_background",
                "People with a migration background",
                "People who, or whose parents, came from abroad, citizens included.",
            ),
            (
                "service_users",
                "Users of the programme",
                "People who use the programme themselves also work in it unpaid.",
            ),
            ("young_people", "Young people", "Roughly from 14 to 30; state the ages where the source does."),
            ("women", "Women", "The programme is carried by women, or they are named as the ones who volunteer."),
            ("older_people", "Older people", "Roughly from 60; state the age where the source does."),
            ("students", "Students", "People who study at a university or college."),
            (
                "professionals",
                "Professionals in their own field",
                "Doctors, lawyers and others who give their skill without pay.",
            ),
            ("company_staff", "Staff of companies", "Employees whose employer gives them time to volunteer."),
            (
                "mixed",
                "Mixed, not broken down",
                "The source says that different groups volunteer, without saying more.",
            ),
            ("other", "Other", "None of the above; say in a few words who."),
        ]
    ),
)

DIRECTIONS = CodeList(
    id="directions",
    title="Who volunteers for whom",
    description="The direction in which unpaid time is given. A programme may go several ways.",
    codes=listed(
        [
            (
                "residents_for_newcomers",
                "Residents volunteer for newcomers",
                "People who have long lived in the city help people new to it.",
            ),
            (
                "newcomers_for_newcomers",
                "Newcomers volunteer for newcomers",
                "People who came from abroad themselves help others who did.",
            ),
            (
                "newcomers_for_all",
                "Newcomers volunteer for everyone in the city",
                "People who came from abroad give unpaid time to the neighbourhood or the city at large.",
            ),
            (
                "together",
                "Newcomers and residents volunteer side by side",
                "Both work unpaid on the same thing; neither is the one who is helped.",
            ),
        ]
    ),
)

TASKS = CodeList(
    id="tasks",
    title="What volunteers do",
    description="Tasks of volunteers. What paid staff do is not listed here.",
    open=True,
    codes=listed(
        [
            ("accompany", "Go along to appointments", "Go with a person to offices, doctors or schools."),
            ("befriend", "Spend time with one person", "Meet the same person or family regularly, as a buddy."),
            ("language_practice", "Practise the language", "Talk with learners; no teaching plan."),
            ("teach_language", "Teach the language", "Give lessons to a group or a person."),
            ("interpret", "Interpret", "Put what is said into another language."),
            ("cultural_mediation", "Mediate between cultures", "Explain customs and expectations to both sides."),
            ("inform_advise", "Inform and advise", "Answer questions at a desk, on the telephone or in a session."),
            (
                "advise_accredited",
                "Give accredited advice",
                "Give legal or other advice that needs a recognised qualification or registration.",
            ),
            ("meals_service", "Cook and serve", "Prepare and serve meals for those who come."),
            ("sort_donations", "Handle donations", "Collect, sort and give out clothing and other things."),
            ("run_own_events", "Run their own events", "Plan and carry out events from their own ideas."),
            ("event_help", "Help at events", "Lend a hand at events that others plan."),
            ("guide_tours", "Guide tours", "Show people round the city or a place."),
            ("awareness_talks", "Give talks", "Speak of their experience in schools and to groups."),
            ("publish", "Write and publish", "Research, translate and publish, in print or online."),
            ("homework_help", "Help with school work", "Tutor pupils, alone or in a group, outside lessons."),
            ("visit_older_people", "Visit older people", "Visit or keep company with older residents."),
            (
                "phone_company",
                "Keep company by telephone",
                "Ring people who live alone, regularly, to talk and to hear how they are.",
            ),
            ("reach_isolated", "Reach isolated people", "Seek out people who would not come by themselves."),
            ("childcare_support", "Help in childcare", "Work with small children and their families."),
            ("sport_culture", "Lead sport, music or crafts", "Lead a regular activity that people join for pleasure."),
            (
                "social_projects",
                "Carry out social projects",
                "Run projects for a neighbourhood or group over some time.",
            ),
            ("start_venture", "Start an initiative", "Found an initiative or social enterprise of their own."),
            ("coordinate", "Coordinate other volunteers", "Plan rotas and support other volunteers."),
            ("serve_on_board", "Serve on a board", "Sit on a board, council or commission."),
            ("other", "Other", "None of the above; say in a few words what."),
        ]
    ),
)

VOLUNTEER_STATUSES = CodeList(
    id="volunteer-statuses",
    title="Standing of volunteers",
    description="On what terms unpaid time is given.",
    codes=listed(
        [
            ("free", "Free volunteering", "By free will, without contract or allowance; expenses may be paid back."),
            ("agreement", "With a written agreement", "By free will, with rights and duties in writing."),
            ("civic_service", "Civic service", "A legally framed service with an allowance, for a fixed time."),
            ("elected", "Elected honorary office", "Chosen by vote for a term; meeting fees may be paid."),
            (
                "appointed",
                "Appointed honorary office",
                "Named by council or mayor for a term; meeting fees may be paid.",
            ),
            (
                "placement",
                "Placement in training",
                "Part of studies or training, or of a measure for people without work.",
            ),
        ]
    ),
)

ANSWERS = CodeList(
    id="answers",
    title="Answer",
    description="Short answer to a question about volunteers, such as whether they are insured.",
    codes=listed(
        [
            ("yes", "Yes", "A source says that it is so."),
            ("partly", "Partly", "A source says that it is so for some of them, or in some cases."),
            ("planned", "Planned", "A source says that it is to be so."),
            ("no", "No", "A source says that it is not so. Where no source says anything, leave the question out."),
        ]
    ),
)
