"""What a programme is, what it does and how people come to it."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

PROGRAMME_KINDS = CodeList(
    id="programme-kinds",
    title="Kind of programme",
    description="What a programme mainly is. One kind each; its parts and functions tell the rest.",
    open=True,
    codes=listed(
        [
            (
                "contact_point",
                "Contact point in the district",
                (
                    "A staffed place near where people live, to which newcomers, volunteers and neighbours can bring a "
                    "question."
                ),
            ),
            (
                "welcome_service",
                "Welcome service",
                (
                    "A first reception in the new city: orientation, courses, a desk or a team for people who have "
                    "just arrived."
                ),
            ),
            (
                "community_house",
                "Community or meeting house",
                (
                    "A house or room where people spend time together and the offer grows out of who comes. A contact "
                    "point, by contrast, starts from advice."
                ),
            ),
            (
                "volunteer_centre",
                "Volunteer centre or support for volunteering",
                (
                    "Advises people who want to volunteer, finds them a place and supports the organisations that take "
                    "them."
                ),
            ),
            (
                "volunteer_corps",
                "The city’s own volunteer corps",
                "Volunteers enrolled and led by the city itself, not placed with other organisations.",
            ),
            (
                "befriending",
                "Buddies, tandems and language pairs",
                "Two people, or a person and a family, are matched and meet regularly over some time.",
            ),
            (
                "conversation_group",
                "Conversation group",
                (
                    "Regular meetings at which newcomers and residents practise the language together, without fixed "
                    "pairs."
                ),
            ),
            (
                "peer_support",
                "Peers for peers",
                "People who have been newcomers themselves are trained and reach others in the same situation.",
            ),
            (
                "intercultural_mediation",
                "Intercultural workers or mediators",
                "Employed or volunteer mediators stand between people and offices, schools or childcare.",
            ),
            (
                "culture_guide",
                "Guide to culture and leisure",
                "Makes cheap or free events and places known, in several languages, in print, online or by tours.",
            ),
            (
                "youth_programme",
                "Youth programme",
                "Young people volunteer, learn or develop projects; age decides who takes part.",
            ),
            (
                "incubator",
                "Incubator for neighbourhood projects",
                (
                    "Helps residents turn an idea into a lasting initiative or social enterprise, with advice, rooms "
                    "or money."
                ),
            ),
            (
                "resource_centre",
                "House for associations",
                "Gives associations rooms, equipment, advice and training; single persons are reached through them.",
            ),
            (
                "network",
                "Network or table of organisations",
                (
                    "Brings organisations to one table to share knowledge and divide the work; offers little to single "
                    "persons."
                ),
            ),
            (
                "advisory_body",
                "Advisory body",
                "Elected or appointed residents advise the council or the administration.",
            ),
            ("training", "Training programme", "A course with a beginning and an end, for volunteers or for staff."),
            (
                "campaign",
                "Campaign or strategy in action",
                (
                    "Public information, events and prizes that promote an attitude or a city strategy across the "
                    "whole city."
                ),
            ),
            (
                "grants",
                "Grant scheme",
                "The city gives money to projects of others by rules of its own; the projects do the work.",
            ),
            ("other", "Other", "None of the above; say in a few words what it is."),
        ]
    ),
)

APPROACHES = CodeList(
    id="approaches",
    title="Approach",
    description="How a programme goes about its work: the idea another city could take over.",
    open=True,
    codes=listed(
        [
            (
                "one_stop_shop",
                "Everything under one roof",
                "Several bodies offer their services at one place, so that people need not go from office to office.",
            ),
            (
                "walk_in_desk",
                "Desk without appointment",
                "An open desk with set hours at which a question is answered or passed on.",
            ),
            (
                "drop_in",
                "Drop-in",
                "An open session at a set time where people stay, meet others and find several services in the room.",
            ),
            (
                "outreach",
                "Going to people",
                "Staff or volunteers go where people live or meet, and do not wait for them.",
            ),
            (
                "self_managed",
                "Run by those who use it",
                "Participants decide on and run the programme themselves.",
            ),
            (
                "co_design",
                "Designed together",
                "Users and professionals work out the offer together; running it may remain with professionals.",
            ),
            ("buddy_or_tandem", "Buddy or tandem", "Fixed pairs of a resident and a newcomer, or of two learners."),
            (
                "peer_multipliers",
                "Peers who pass it on",
                "Members of a community are trained and pass knowledge on within it.",
            ),
            (
                "intercultural_workers",
                "Intercultural workers",
                "People from migrant communities are employed as staff to mediate between communities and the city.",
            ),
            (
                "incubator",
                "Helping ideas to start",
                "People with an idea get coaching, rooms or money until it stands by itself.",
            ),
            (
                "municipal_volunteer_corps",
                "City volunteer corps",
                "The city itself enrols, insures and leads a pool of volunteers.",
            ),
            (
                "civic_service",
                "Civic service",
                "A legally framed full-time or part-time service with an allowance, for a fixed number of months.",
            ),
            (
                "advisory_representation",
                "Representation by advice",
                "Newcomers or foreign residents are heard through a body that advises decision makers.",
            ),
            (
                "network_table",
                "One table",
                "Organisations meet regularly, exchange knowledge and agree who does what.",
            ),
            (
                "grants_to_groups",
                "Money for groups",
                "Associations and initiatives get grants and carry out the work themselves.",
            ),
            ("other", "Other", "None of the above; say in a few words what the approach is."),
        ]
    ),
)

FUNCTIONS = CodeList(
    id="functions",
    title="Function",
    description=(
        "What a programme does for people or organisations. What is only announced carries the state `planned`."
    ),
    open=True,
    codes=listed(
        [
            (
                "inform",
                "Information",
                "Answers general questions and hands out information; the person’s own case is not taken up.",
            ),
            (
                "advise",
                "Advice",
                "Talks through one person’s own situation and what to do, in one or a few conversations.",
            ),
            ("refer", "Referral", "Passes a person on to the body that can help, with the address or an introduction."),
            (
                "assess_needs",
                "Finding out needs",
                "Records what a person or a group needs in order to settle, as a basis for help.",
            ),
            (
                "casework",
                "Casework",
                "Stays with one person’s case over time until it is settled; more than single advice.",
            ),
            ("accompany", "Going along", "Someone goes with a person to an office, a doctor or a school."),
            (
                "mediate",
                "Language and cultural mediation",
                "Interprets and explains between a person and an office, school or service, in words and in customs.",
            ),
            (
                "language_learning",
                "Language learning",
                "Courses, classes, cafés or pairs for learning or practising a language.",
            ),
            (
                "civic_orientation",
                "Civic orientation",
                "Teaches how the country and the city work: rights, duties, offices, society.",
            ),
            (
                "encounter",
                "Meeting people",
                "Brings newcomers and residents together with no further purpose than to meet.",
            ),
            ("meals", "Meals", "Free or cheap meals, cooked for people or together with them."),
            (
                "material_help",
                "Material help",
                "Clothing, furniture, money for fares and other things given to persons.",
            ),
            (
                "childcare",
                "Childcare",
                "Looks after children while their parents take part in something; see early childhood for nurseries.",
            ),
            (
                "early_childhood",
                "Early childhood",
                "Nurseries, parent groups and the way into kindergarten and school for small children.",
            ),
            ("health_access", "Access to health care", "Consultations, or help in finding and using a doctor."),
            ("psychosocial_support", "Psychosocial support", "Counselling and relief for people under mental strain."),
            (
                "legal_advice",
                "Legal advice",
                "Advice on asylum, residence or other law by people qualified or accredited for it.",
            ),
            ("housing", "Housing", "Provides homes or helps to find and keep one."),
            (
                "job_support",
                "Work and training",
                "Helps towards a job, a training place or recognition of qualifications.",
            ),
            ("homework_help", "Help with school work", "Tutoring and homework help for pupils."),
            ("youth_work", "Youth work", "Leisure, learning and projects for young people as a group."),
            ("culture_leisure", "Culture and leisure", "Tours, music, sport, events and guides to what is on."),
            ("mobility", "Getting around", "Bicycle lessons and other help with moving about in the city."),
            (
                "public_information",
                "Informing the public",
                "Tells neighbours and the public what is planned and why; talks, press work, information evenings.",
            ),
            ("match_people", "Matching people", "Brings particular people together as buddies, tandems or pairs."),
            (
                "place_volunteers",
                "Placing volunteers",
                "Finds a volunteering place for a person, usually with another organisation.",
            ),
            (
                "coordinate_volunteers",
                "Coordinating volunteers",
                (
                    "Plans and supports the work of volunteers who are already active, one’s own or those of several "
                    "groups."
                ),
            ),
            (
                "train_volunteers",
                "Training volunteers",
                "Courses and workshops for people who volunteer or are about to.",
            ),
            ("train_staff", "Training staff", "Courses and workshops for employees of the city or of organisations."),
            (
                "coordinate_donations",
                "Coordinating donations",
                "Collects offers of goods and money and directs them to where they are needed.",
            ),
            (
                "provide_space",
                "Rooms for groups",
                "Gives groups and initiatives rooms or equipment for their own activities.",
            ),
            (
                "strengthen_groups",
                "Strengthening associations",
                "Advises, trains and funds associations and initiatives that exist already.",
            ),
            (
                "start_up_support",
                "Helping initiatives to start",
                "Coaching and first money for a new initiative or social enterprise.",
            ),
            (
                "represent",
                "Representing interests",
                "Speaks for newcomers or foreign residents towards council and administration.",
            ),
            (
                "network_bodies",
                "Networking organisations",
                "Brings organisations together to exchange knowledge and divide the work.",
            ),
            ("other", "Other", "None of the above; say in a few words what is done."),
        ]
    ),
)

CHANNELS = CodeList(
    id="channels",
    title="How people come to it",
    description="Ways in which people reach the programme or hear of it.",
    open=True,
    codes=listed(
        [
            ("walk_in", "Walk in", "People come during opening hours without an appointment."),
            ("appointment", "By appointment", "People agree a time beforehand."),
            ("phone", "Telephone", "The service itself is given by telephone."),
            ("online", "Online", "The service itself is given by website, e-mail, chat or video."),
            ("outreach", "Outreach", "Staff or volunteers approach people where they live or meet."),
            ("referral", "Referral", "Another office or organisation sends people."),
            ("events", "Events", "People get to know it at events, tours and open days."),
            ("print", "Print", "Leaflets, posters, magazines."),
            ("social_media", "Social media", "Posts and groups on social networks; a website is `online`."),
            ("press", "Press and broadcasting", "Newspapers, radio and television."),
            ("word_of_mouth", "Word of mouth", "People hear of it from people they know."),
            ("other", "Other", "None of the above; say in a few words which."),
        ]
    ),
)

MODES = CodeList(
    id="modes",
    title="How it was held",
    description="Whether an event or visit took place in a room or on screens.",
    codes=listed(
        [
            ("in_person", "In person", "Those taking part met at one place."),
            ("online", "Online", "Everybody took part from a distance."),
            ("mixed", "Partly online", "Some met at one place, others joined from a distance."),
        ]
    ),
)
