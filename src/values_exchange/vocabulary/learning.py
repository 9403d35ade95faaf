"""What was learnt: lessons and evaluations."""

from __future__ import annotations

from values_exchange.vocabulary.codes import CodeList, listed

LESSON_KINDS = CodeList(
    id="lesson-kinds",
    title="Kind of lesson",
    description="What kind of experience is passed on.",
    codes=listed(
        [
            ("worked", "It worked", "Something that was done and proved its worth."),
            ("hindered", "It got in the way", "A condition that made the work harder; nobody chose it."),
            ("did_not_work", "It did not work", "Something that was tried and given up or changed."),
            ("insight", "Insight", "Something understood along the way."),
            ("advice", "Advice", "What the city would tell another city to do."),
        ]
    ),
)

EVALUATION_KINDS = CodeList(
    id="evaluation-kinds",
    title="Kind of evaluation",
    description="Who looked, and at what. A prize is no evaluation.",
    codes=listed(
        [
            ("external", "By an outside body", "A body that does not run the programme evaluated it."),
            ("internal", "By those who run it", "The city or the operator evaluated its own programme."),
            ("research", "Research project", "A study of a wider question that also looked at the programme."),
            ("peer_review", "By other cities", "Experts of other cities looked at it."),
            ("audit", "Audit", "An audit office or funder examined how money was used."),
            ("monitoring", "Regular figures", "Figures are gathered and reported regularly, without a judgement."),
        ]
    ),
)

EVALUATION_DESIGNS = CodeList(
    id="evaluation-designs",
    title="How it was evaluated",
    description="What was done to find out. The order is no ranking.",
    open=True,
    codes=listed(
        [
            ("interviews", "Interviews", "People were asked in open conversation, one by one."),
            ("group_discussions", "Group discussions", "People were asked in workshops or groups."),
            ("survey", "Survey", "Many people answered the same questions."),
            ("observation", "Observation", "Researchers watched what happens there."),
            ("document_study", "Study of documents", "Papers and records were read."),
            ("case_study", "Case study", "One or a few places were studied closely."),
            ("figures", "Evaluation of figures", "Figures kept by the programme were analysed."),
            ("before_and_after", "Before and after", "The same was measured before and after."),
            ("comparison_group", "Comparison group", "Those taking part were compared with others who did not."),
            ("mixed", "Several methods", "Several were used, and they are not broken down."),
            ("other", "Other", "None of the above; say in a few words how."),
        ]
    ),
)
