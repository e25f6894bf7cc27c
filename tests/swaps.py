"""Mistakes that are made in one sound document of `minutes/`: a document, words that stand in it, and what they become.

`FRAMES` are short minutes of several styles for what no document there says: a text that stands in them with the right
words and the wrong ones as «right|wrong». `SERIES` are mistakes that show only beside other documents.
"""

# ruff: noqa: E501
from __future__ import annotations

UK, SEPTEMBER, DECEMBER, AGENDA = (
    "uk-council-2024-11-05.txt",
    "uk-council-2024-09-24.txt",
    "uk-council-2024-12-17.txt",
    "uk-council-agenda.txt",
)
PARISH, IRISH, US, SOCIETY = "uk-parish.md", "ie-council.txt", "us-council.txt", "au-association.md"
SCHOOL, BOARD, PROJECT, PLAIN = "school-governors.md", "board.txt", "project.md", "plain.txt"

Swap = tuple[str, str, str]

PEOPLE = (
    "Ashworth", "Brindle", "Castleton", "Dunmore", "Eastwell", "Farraday", "Grantley", "Hepworth", "Illingham", "Kinross",
    "Mossop", "Hartwell", "Dunnock", "Priddy", "Ollerton", "Breslin", "Cusack", "Devaney", "Abernathy", "Duffield",
    "Kowalski", "Lucero", "Ostrander", "Redmayne", "Shawbury", "Hartley", "Prosser", "Wetherby", "Herrera", "Feldstein",
    "Lindqvist",
)  # fmt: skip


SWAPS: dict[str, tuple[Swap, ...]] = {
    "attendance/contradiction": (
        (UK, "from Councillors Hepworth and Illingham", "from Councillors Hepworth, Dunmore and Illingham"),
        (SEPTEMBER, "from Councillors Dunmore and Grantley", "from Councillors Dunmore and Castleton"),
        (PARISH, "accepted from Cllr Graham Tolley", "accepted from Cllr Graham Tolley and Cllr Ben Hartwell"),
        (IRISH, "Councillor Tierney.", "Councillors Tierney and Devaney."),
        (US, "Absent: Council Member Yarborough", "Absent: Council Member Yarborough, Council Member Kowalski"),
        (SOCIETY, "- Fay Mossman (FM)", "- Fay Mossman (FM)\n- Evan Pikett (EP)"),
        (SCHOOL, "**Apologies:** Hannah Vickers (HV)", "**Apologies:** Hannah Vickers (HV) and David Finchley (DF)"),
        (BOARD, "      Wen Liu\n", "      Wen Liu\n      Naomi Feldstein\n"),
        (PROJECT, "- Vera Kochmann", "- Vera Kochmann\n- Bo Lindgren"),
        (PLAIN, "Finn Mossley and Greta Noakes", "Finn Mossley, Greta Noakes and Ida Prosser"),
    ),
    "attendance/duplicate": (
        (UK, "Councillors Brindle, Castleton, Dunmore, Eastwell,", "Councillors Brindle, Castleton, Dunmore, Brindle, Eastwell,"),
        (PARISH, "Cllr David Priddy and Cllr Fay Ollerton", "Cllr David Priddy, Cllr Ben Hartwell and Cllr Fay Ollerton"),
        (IRISH, "Breslin, Cusack, Devaney, O’Loughlin", "Breslin, Cusack, Devaney, Breslin, O’Loughlin"),
        (US, "Council Member Kowalski, Mayor Pro Tem", "Council Member Kowalski, Council Member Duffield, Mayor Pro Tem"),
        (SOCIETY, "- Gina Torres (GT)", "- Gina Torres (GT)\n- Evan Pikett (EP)"),
        (SCHOOL, "Maria Stanescu (MS) and", "Maria Stanescu (MS), Lola Okoro (LO) and"),
        (BOARD, "      Oskar Lindqvist\n", "      Oskar Lindqvist\n      Tomás Herrera\n"),
        (PLAIN, "Ida Prosser and Tom Wetherby", "Ida Prosser, Cal Shawbury and Tom Wetherby"),
    ),
    "attendance/speaker": (
        (UK, "moved by Councillor Brindle", "moved by Councillor Hepworth"),
        (PARISH, "Cllr Hartwell proposed, and", "Cllr Tolley proposed, and"),
        (IRISH, "Seconded by Councillor Cusack;", "Seconded by Councillor Tierney;"),
        (US, "Council Member Kowalski made a motion, second by Council Member Duffield", "Council Member Kowalski made a motion, second by Council Member Yarborough"),
        (SOCIETY, "Moved: GT. Seconded: BR.", "Moved: GT. Seconded: FM."),
        (SCHOOL, "proposed by LO, and seconded by DF", "proposed by LO, and seconded by HV"),
        (BOARD, "moved by Tomás Herrera", "moved by Wen Liu"),
        (PLAIN, "proposed by Cal Shawbury", "proposed by Finn Mossley"),
    ),
    "attendance/chair": (
        (UK, "Councillors Brindle, Castleton", "Councillors Brindle (in the Chair), Castleton"),
        (PARISH, "Cllr David Priddy and", "Cllr David Priddy (Chairman) and"),
        (PLAIN, "Bob Redmayne,", "Bob Redmayne (Chair),"),
    ),
    "attendance/quorum": (
        (SCHOOL, "quorum is five governors", "quorum is seven governors"),
        (SCHOOL, "quorum is five governors", "quorum is 8 governors"),
    ),
    "attendance/interest": (
        (UK, "in Minute No. 35 (Theatre Lease)", "in Minute No. 53 (Theatre Lease)"),
        (UK, "moved by Councillor Brindle", "moved by Councillor Dunmore"),
        (UK, "seconded by Councillor Farraday", "seconded by Councillor Dunmore"),
        (PARISH, "an interest in item 6", "an interest in item 16"),
        (PARISH, "Cllr Hartwell proposed, and", "Cllr Priddy proposed, and"),
        (PARISH, "and Cllr Mossop seconded", "and Cllr Priddy seconded"),
        (SCHOOL, "an interest in item 6", "an interest in item 9"),
        (SCHOOL, "proposed by LO", "proposed by MS"),
        (SCHOOL, "seconded by DF", "seconded by MS"),
    ),
    "votes/total": (
        (UK, "five Members voted in favour", "fifteen Members voted in favour"),
        (PARISH, "3 votes for, 1 against", "5 votes for, 1 against"),
        (US, "to accept the report. Motion carried 5-0.", "to accept the report. Motion carried 8-0."),
        (SOCIETY, "For: 5, Against: 1", "For: 7, Against: 2"),
        (SCHOOL, "with 4 in favour and 1 against", "with 8 in favour and 1 against"),
        (BOARD, "a vote of 5 to 0", "a vote of 8 to 0"),
        (PROJECT, "4 in favour, 0 against", "6 in favour, 0 against"),
        (PLAIN, "Carried by 5 votes to 1", "Carried by 9 votes to 1"),
    ),
    "votes/outcome": (
        (UK, "five Members voted in favour and one voted against", "one Member voted in favour and five voted against"),
        (PARISH, "3 votes for, 1 against", "1 vote for, 3 against"),
        (IRISH, "declared the motion carried", "declared the motion lost"),
        (US, "by a vote of 4 to 1", "unanimously by a vote of 4 to 1"),
        (SOCIETY, "For: 5, Against: 1. Carried.", "For: 1, Against: 5. Carried."),
        (SOCIETY, "For: 5, Against: 1. Carried.", "For: 5, Against: 1. Carried unanimously."),
        (SCHOOL, "4 in favour and 1 against", "1 in favour and 4 against"),
        (PROJECT, "4 in favour, 0 against. Approved.", "1 in favour, 3 against. Approved."),
        (PLAIN, "Carried by 5 votes to 1", "Carried unanimously by 5 votes to 1"),
        (BOARD, "4 votes in favor and 1\n       against", "1 vote in favor and 4\n       against"),
    ),
    "votes/mover": (
        (UK, "moved by Councillor Brindle and", "moved by Councillor Farraday and"),
        (PARISH, "Proposed by Cllr Dunnock, seconded by Cllr Hartwell", "Proposed by Cllr Hartwell, seconded by Cllr Hartwell"),
        (IRISH, "Proposed by Councillor O’Loughlin;", "Proposed by Councillor Cusack;"),
        (US, "Council Member Abernathy made a motion, second by Council Member Kowalski", "Council Member Kowalski made a motion, second by Council Member Kowalski"),
        (SOCIETY, "Moved: GT. Seconded: BR.", "Moved: BR. Seconded: BR."),
        (SCHOOL, "proposed by LO, and seconded by DF", "proposed by LO, and seconded by LO"),
        (BOARD, "moved by Tomás Herrera and seconded by Piet de Boer", "moved by Piet de Boer and seconded by Piet de Boer"),
        (PROJECT, "Moved by Ana, seconded by Łukasz", "Moved by Ana, seconded by Ana"),
        (PLAIN, "proposed by Cal Shawbury and", "proposed by Ida Prosser and"),
    ),
    "votes/roll-call": (
        (IRISH, "Ní Fhloinn (4)", "Ní Fhloinn (5)"),
        (IRISH, "Hanrahan (2)", "Hanrahan (3)"),
        (IRISH, "AGAINST: Councillors Devaney and Hanrahan (2)", "AGAINST: Councillors Devaney, Breslin and Hanrahan (3)"),
    ),
    "names/body": (  # a council of nearly the same name may be the neighbour's, so that only committees are told
        (UK, "The Communities and Leisure Select Committee was", "The Communities and Leisure Select Commission was"),
        (UK, "The Communities and Leisure Select Committee was", "The Communities and Liesure Select Committee was"),
        (UK, "behalf of the Communities and Leisure Select Committee", "behalf of the Communities and Leisure Select Panel"),
        (UK, "behalf of the Communities and Leisure Select Committee", "behalf of the Comunities and Leisure Select Committee"),
        (SEPTEMBER, "asked by the Communities and Leisure Select Committee", "asked by the Communities and Leisure Select Commission"),
        (DECEMBER, "by the Communities and Leisure Select Committee", "by the Communities and Leisure Select Commission"),
        (DECEMBER, "by the Communities and Leisure Select Committee", "by the Communities and Leisure Selct Committee"),
    ),
    "names/acronym": (
        (UK, "The MGP had promised", "The Museums and Grants Panel (MGP) had promised"),
        (IRISH, "The next call of the CRF", "The next call of the Community Renewal Fund (CRF)"),
        (SOCIETY, "The CTN will pay", "The Craft Trades Network (CTN) will pay"),
        (SCHOOL, "The PTF meets", "The Parents and Teachers Forum (PTF) meets"),
        (PROJECT, "The TIG will reply", "The Technical Interest Group (TIG) will reply"),
        (BOARD, "appointed chair of the PMC.", "appointed chair of the Programme Managing Council (PMC)."),
    ),
    "names/initials": (
        (SOCIETY, "Moved: GT. Seconded: BR.", "Moved: GX. Seconded: BR."),
        (SOCIETY, "Moved: CS. Seconded: DH.", "Moved: CS. Seconded: DX."),
        (SOCIETY, "ACTION: EP and GT", "ACTION: EP and GX"),
        (SCHOOL, "proposed by LO", "proposed by LQ"),
        (SCHOOL, "seconded by DF", "seconded by DQ"),
    ),
    "names/spelling": (
        (UK, "The Assistant Director explained", "The Assistent Director explained"),
        (IRISH, "The Senior Executive Engineer reported", "The Senior Excutive Engineer reported"),
        (US, "City Manager Boyle recommended", "City Manger Boyle recommended"),
    ),
    "references/minute": (
        (UK, "see Minute No. 34 above", "see Minute No. 43 above"),
        (UK, "in Minute No. 35 (Theatre Lease)", "in Minute No. 53 (Theatre Lease)"),
    ),
    "references/title": (
        (UK, "in Minute No. 35 (Theatre Lease)", "in Minute No. 34 (Theatre Lease)"),
        (UK, "in Minute No. 35 (Theatre Lease)", "in Minute No. 36 (Theatre Lease)"),
    ),
    "references/item": (
        (AGENDA, "see also item 4", "see also item 14"),
        (AGENDA, "and Appendix B.", "and Appendix D."),
        (US, "asked about item 7", "asked about item 17"),
        (PLAIN, "take this with item 3", "take this with item 13"),
    ),
    "references/pages": (
        (AGENDA, "(Pages 7 - 14)", "(Pages 7 - 41)"),
        (AGENDA, "(Pages 15 - 28)", "(Pages 28 - 15)"),
        (AGENDA, "(Pages 29 - 36)", "(Pages 26 - 36)"),
    ),
    "agenda/details": (
        (AGENDA, "Date and Time:- Tuesday, 5th November, 2024 at 2.00 p.m.", "Date:- Tuesday, 5th November, 2024"),
        (AGENDA, "Date and Time:- Tuesday, 5th November, 2024 at 2.00 p.m.\n\n", ""),
        (AGENDA, "Venue:- Town Hall, Moorgate, Wexcombe\n\n", ""),
        (AGENDA, "Date and Time:- Tuesday, 5th November, 2024 at 2.00 p.m.", "Date:- November\n\nTime:- 2.00 p.m."),
    ),
    "dates/time": (
        (SCHOOL, "closed at 7.35 pm", "closed at 7.35 pm BST"),
    ),
    "numbers/range": (
        (PARISH, "Hire, January to March", "Hire, page 3 of 2"),
    ),
}  # fmt: skip

FRAMES = (
    """\
WATERWAYS SELECT COMMISSION
Thursday, 9th May, 2019

Present:- Councillor Abbot (in the Chair); Councillors Barlow, Carver, Dobson and Elwood.

51.    DECLARATIONS OF INTEREST

There were no declarations of interest.

52.    TOWPATH REPAIRS

Consideration was given to a report on the towpath between the two locks, which had been damp since the winter.

{text}

Resolved:-  That the report be noted.

53.    LOCK KEEPER'S HOUSE

Consideration was given to the letting of the house, for which several people had asked.

Resolved:-  That the house be let.
""",
    """\
# Minutes of Nether Orchard Parish Council

Held in the Reading Room on Thursday 9th May 2019 at 7.00pm

**Present:** Cllr A Abbot (Chairman), Cllr B Barlow, Cllr C Carver and Cllr D Dobson

**51. Apologies**

There were none.

**52. Towpath repairs**

The Clerk reported on the towpath, which had been damp since the winter and was much used by walkers.

{text}

**53. Lock keeper's house**

It was **RESOLVED** that the house be let. Proposed by Cllr Carver, seconded by Cllr Barlow, all in favour.

The meeting closed at 8.10pm.
""",
    """\
TOWN OF LOCKPORT FALLS
BOARD OF SELECTMEN REGULAR MEETING
THURSDAY, MAY 9, 2019

51. CALL TO ORDER

Chair Abbot called the meeting to order at 7:00 p.m.

Present: Abbot, Barlow, Carver and Dobson

52. TOWPATH REPAIRS

The town manager spoke about the towpath, which has been damp since the winter.

{text}

53. LOCK KEEPER'S HOUSE

Motion by Barlow, second by Carver, to let the house. Motion carried 4-0.

The meeting was adjourned at 8:10 p.m.
""",
)

CITED = ("references/minute", "references/title")
"""What the last of the frames does not do: cite minutes by their numbers."""

TEXTS: dict[str, tuple[str, ...]] = {
    "references/minute": (
        "Members had declared their interests under Minute «51|15» above.",
        "The letting of the house is dealt with in Minute No. «53|63» below.",
        "See Minute «53|58» of this meeting.",
    ),
    "references/title": (
        "The tenant is dealt with in Minute No. «53|51» (Lock Keeper's House).",
        "Minute No. «53|52» (Lock Keeper's House) has the details.",
    ),
    "references/link": (
        "The plan is on [our page](«https://weir.example/plan.pdf|»).",
        "The plan is on [our page](«https://weir|https//weir».example/plan.pdf).",
        "The plan is on [our page](https://«weir.example|weir example»/plan).",
    ),
    "resolutions/malformed": (
        "Resolved:-  (1)  That the wall be mended.\n\n(2)  «That the|The» gate be painted.\n\n(3)  That the clerk see to it.",
        "Resolved:-  (1)  That the wall be mended.\n\n(2)  That the gate be painted.\n\n(3)  «That a|A» letter be sent.",
    ),
    "attendance/quorum": (
        "The quorum is «three|seven» members.",
        "The meeting was quorate, as the quorum is «4|6».",
    ),
    "dates/order": (
        "The path was closed from 3 March 2019 to «12 March 2019|2 March 2019».",
        "The bird survey of «2016-2018|2018-2016» was read.",
        "The towpath will be shut from May 2019 to «June 2019|April 2019».",
    ),
    "dates/invalid": ("The wall fell on «28|29» February 2019.", "The gate was shut at «8.40|8.70» pm."),
    "dates/tense": (
        "The new lock gates «were|will be» delivered in February 2019.",
        "The footbridge is due to open in «September|February» 2019.",
        "The new arch is due in the «autumn|spring» of «2019|2018».".replace("«autumn|spring» of ", "autumn of "),
    ),
    "dates/time": (
        "The lock will be open daily from 9.00 am to «5.30 pm|5.30 am».",
        "The walk lasted from 2.00 pm to «4.00 pm|1.00 pm».",
        "The site visit lasted from 10.00 am to 12.30 pm («2 hours 30|3 hours 20» minutes).",
    ),
    "dates/financial-year": (
        "The budget for «2019/20|2019/21» has room for it.",
        "The repairs were paid for in the «2018-19|2018-20» financial year.",
        "It was in the plan for the municipal year «2018/2019|2018/2020».",
    ),
    "numbers/conflict": (
        "There were 340 boats in 2017 and 420 in 2018. The report gave «340|430» for 2017 and 420 for 2018.",
        "Tolls came to £6,140 in 2017 and £6,425 in 2018. The table has «£6,140|£6,410» in 2017 and £6,425 in 2018.",
    ),
    "reading/unread": (
        "The result was For: 2 Against: «1|» Abstentions: 1.",
        "The wall would be mended by «3 February|3 Febuary» 2020 at the latest.",
    ),
    "text/placeholder": (
        "The repairs will be paid for by «the county|[insert name of funder]».",
        "«The engineer|[insert name]» will report in June.",
        "«The cost was £300.|Click or tap here to enter text.»",
    ),
    "text/encoding": (
        "The «engineer’s|engineerâ€™s» report was good.",
        "«Café|CafÃ©» owners had complained.",
        "It will cost «£300|Â£300» to mend.",
        "The gate – the old one – was «kept|keptâ€¦».",
    ),
    "text/brackets": (
        "The fence (of oak«)|» was mended.",
        "The sign says “No fishing«”|» in the lock.",
        "The owner «(|»Mr Quill) has agreed.",
    ),
}

SERIES: tuple[tuple[str, str, str, str], ...] = (
    ("references/archive", UK, "Minute No. 27 (Library", "Minute No. 72 (Library"),
    ("references/archive", UK, "Minute No. 27 (Library", "Minute No. 26 (Library"),
    ("references/archive", UK, "(Library Opening Hours)", "(Cemetery Fees)"),
    ("references/archive", DECEMBER, "(Theatre Lease)", "(Swimming Pools)"),
    ("references/archive", DECEMBER, "Minute No. 35 (Theatre", "Minute No. 53 (Theatre"),
    ("references/archive", DECEMBER, "Minute No. 36 of", "Minute No. 63 of"),
    ("references/archive", DECEMBER, "Minute No. 36 of", "Minute No. 30 of"),
    ("references/archive", DECEMBER, "Minute No. 35 (Theatre", "Minute No. 34 (Theatre"),
    ("references/archive", UK, "Minute No. 27 (Library", "Minute No. 25 (Library"),
    ("agenda/coverage", AGENDA, "5. Theatre Lease", "5. Museum Roof"),
    ("agenda/coverage", AGENDA, "4. Swimming Pools: Half-Year Report", "4. Parks Strategy"),
)

CHAINS = (
    (
        "Minutes of the meeting of Weir Parish Council held on {day}\n\n1. Apologies\n\nThere were none.\n\n"
        "2. Minutes of the meeting held on {past}\n\nThe minutes were approved and signed.\n\n3. {topic}\n\n"
        "It was agreed to wait until the spring.\n\n4. Date of next meeting\n\nThe next meeting is on {next}.\n",
        "{0.day} {0:%B} {0.year}",
    ),
    (
        "# Minutes of the Weir Library Board, {day}\n\n1. Call to order\n\nThe president called the meeting to order.\n\n"
        "2. Approval of minutes\n\nMoved by Hart, second by Lund, to approve the minutes of {past}. Motion carried.\n\n"
        "3. {topic}\n\nThe librarian reported that little had changed.\n\n4. Adjournment\n\nThe next meeting will be held on {next}.\n",
        "{0:%B} {0.day}, {0.year}",
    ),
    (
        "WEIR AND LOCKS COMMITTEE\n{day}\n\nPresent:- Councillor Abbot (in the Chair); Councillors Barlow and Carver.\n\n"
        "{a}. MINUTES OF THE PREVIOUS MEETING HELD ON {PAST}\n\nResolved:- That the minutes of the meeting held on {past} be approved "
        "as a correct record.\n\n{b}. {topic}\n\nResolved:- That the report be noted.\n\n{c}. DATE OF NEXT MEETING\n\n"
        "Resolved:- That the next meeting be held on {next}.\n",
        "{0.day} {0:%B}, {0.year}",
    ),
)
TOPICS = ("Ducks", "Moorings", "Fishing", "Lamps")

PROPOSALS = (
    "The Clerk recommended that {}. This was agreed.",
    "It was recommended that {}. RESOLVED: that this be done.",
    "The working group proposed that {}. Agreed by all.",
    "It was proposed that {}. Approved.",
    "The treasurer then proposed that {}. It was accepted.",
)
WHAT = ("the hall be painted", "two benches be bought", "the clock be mended", "the path be swept", "a tree be felled")
