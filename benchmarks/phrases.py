"""The words of which invented minutes are made. What stands in braces is a fact: see `invented.Facts`."""

PLACES = (
    "Hollowbridge", "Thornby", "Bexwick", "Lorton", "Amblerley", "Marlstone", "Quarrington", "Wickmere", "Elderfield",
    "Stanhope Green", "Fernvale", "Ardmoyle", "Kilbracken", "Oakhurst", "Penrose", "Saltmarsh", "Tullagh", "Upwick",
    "Vennford", "Yarley", "Ashcombe", "Brindle", "Coldwater", "Dunlow", "Eastmere", "Foxley", "Grangeford",
    "Harrowgate", "Inglewood", "Juniper Falls", "Kestrel Bay", "Larkfield", "Millrace", "Netherby", "Otterford",
    "Pinebrook", "Rushmere", "Sandling", "Tarrow", "Westerleigh",
)  # fmt: skip
STREETS = (
    "Mill Lane", "Station Road", "Church Hill", "Bridge Street", "the Green", "Quarry Road", "High Street",
    "Ferry Lane", "Orchard Way", "Chapel Street",
)  # fmt: skip
FIRST_NAMES = (
    "Anne", "Bashir", "Clare", "Derek", "Elena", "Farah", "George", "Hilary", "Ivan", "Joan", "Keith", "Lucy", "Mohan",
    "Nuala", "Owen", "Petra", "Ruth", "Stefan", "Tamsin", "Ursula", "Victor", "Wanda", "Yusuf", "Zoe",
)  # fmt: skip
LAST_NAMES = (
    ("Abara", "Ashdown"), ("Birley", "Bhatt"), ("Collis", "Crane"), ("Dunmore", "Desai"), ("Ezekwe", "Eames"),
    ("Feltwell", "Finch"), ("Garrick", "Gopal"), ("Hartnell", "Hussain"), ("Islip", "Imrie"), ("Jowett", "Jansen"),
    ("Kemble", "Kowalski"), ("Lindqvist", "Lomax"), ("Marchetti", "Mbeki"), ("Novak", "Nettles"), ("Okonjo", "Orme"),
    ("Pryce", "Patel"), ("Quaye", "Quill"), ("Ridsdale", "Rowe"), ("Sandhu", "Sturgess"), ("Tarrant", "Thwaite"),
    ("Umar", "Upton"), ("Voss", "Vickers"), ("Whitlow", "Wroe"), ("Yarrow", "Yates"), ("Zeller", "Zaman"),
)  # fmt: skip
"""One letter has two names, so that nobody on a body shares initials or is nearly somebody else's namesake."""

SUBJECTS = (
    "Flood Wardens", "Library Opening Hours", "Street Lighting", "School Crossings", "Play Areas", "Car Park Charges",
    "Tree Planting", "Market Stalls", "Winter Gritting", "Allotment Rents", "Bus Shelters", "Footpaths", "Recycling",
    "Community Hall Roof", "Youth Club", "War Memorial", "Speed Limits", "Noticeboards", "Summer Fair", "Grass Cutting",
    "Insurance", "Website", "Volunteers", "Heating", "Membership Fees", "Training", "Complaints", "Safety Inspection",
)  # fmt: skip
WARES = (
    "Hedge cutting", "Paint", "Printing", "Hire of hall", "Gravel", "Stationery", "Lock repairs", "Timber", "Bulbs",
    "Fencing", "Postage", "Software", "Cleaning", "Gate hinges", "Signs",
)  # fmt: skip
DECISIONS = (
    "the report be received",
    "a further report be submitted in the autumn",
    "the work go ahead at a cost of {money}",
    "three quotations be obtained before anything is ordered",
    "the owners be asked to cut the hedge back",
    "a grant of {money} be made towards the new windows",
    "the draft be published for comment",
    "the lease be renewed on the same terms",
    "no objection be raised",
    "the notice be put up at both entrances",
)
SENTENCES = (
    "The work had begun on {past} and would take most of the season, as the ground was too wet for machines.",
    "A letter dated {past} had asked for the fence along the playing field to be mended.",
    "The drawings could be seen in the library until {future}, and comments were welcome.",
    "The contractor is to return on {future} to finish the drains.",
    "{name} reported that the gate near {street} had been mended by volunteers.",
    "{name} asked whether the work could begin earlier, and was told that it could not.",
    "{name} thanked all those who had helped, and hoped that they would come again.",
    "{name} will speak to the school about the crossing.",
    "{name} and {name} had met the owners, who were in favour.",
    "In reply to {name} it was said that the forms were kept in every library.",
    "{name} said that the lorries were still using {street}, and that residents were tired of the noise.",
    "{name} suggested that a sign be put up at the corner of {street}.",
    "Photographs were shown by {name}.",
    "{name} was concerned about the state of the path, which floods after rain.",
    "{name} agreed to bring figures to a later meeting.",
    "The repair had cost {money}, which was less than expected.",
    "A quotation of {money} had come from a firm in {street}.",
    "About {number} people had come to the open day, in spite of the weather.",
    "There are now {number} names on the list, and some have waited for more than two years.",
    "The FLAG scheme is known to everybody by now, and has been copied elsewhere.",
    "Officers had looked at the RTO for {street} again and would leave it as it stands.",
    "The SLDC had asked for a room in the mornings, and the hall could spare one.",
    "{name} offered to write to the makers of the CCTV system, who have not answered since the spring.",
    "The trial had been extended to the far side of the river, where few had known of it before.",
    "It was noted that the path had been cleared twice.",
    "A drop-in session had been well attended, and most who came had stayed to the end.",
    "Thanks were due to the pupils who had drawn the maps and counted the cars.",
    "The service was open to all who lived nearby, whatever their age.",
    "Nothing further had been heard from the landowner.",
    "How those without a computer could take part was discussed at some length.",
    "The matter had been raised before, and the answer was the same as then.",
    "There was some discussion of the route, which runs along the old railway and behind the mill.",
    "It was felt that the notice had been too short for many who would have wished to come.",
    "The bench beside the pond is loose and ought not to be used until it has been fixed.",
    "Those present were reminded to keep their passes with them.",
    "Water had come in through the windows on the east side, though not as badly as last winter.",
    "Keys are to be handed back when the season ends.",
    "The survey showed that people value the quiet more than anything else.",
    "Two firms have been asked to look at the boiler.",
    "The bins are emptied too early in the day, before the market has closed.",
    "A map of the area was handed round.",
    "Neighbours had complained of smoke from the yard, and were asked to keep a diary of when it was worst.",
    "The old pump by the well is of some age, and the museum would gladly have it if it cannot be put right.",
    "Dogs are to be kept on a lead between the stile and the lambing sheds, as they were last spring.",
    "The choir would like to sing on the steps again, and will bring its own lamps and a stove.",
    "It was understood that the survey would be paid for by those who had asked for it.",
    "Paint had been stolen from the shed, and the lock has been changed for one that is harder to force.",
    "The stream is silting up below the weir, so that after heavy rain the meadow no longer drains.",
    "Parents who park on the verge had been spoken to, with little to show for it so far.",
    "The heating comes on too early on some days and not at all on others, for reasons nobody could give.",
    "The wording of the notice was gone through line by line, and several people thought it too stern.",
    "There had been no news of the missing bell, though it was now thought to be somewhere in the loft.",
    "What had been learned from the first year was set out in an appendix, with drawings of each corner.",
)
CLAIMS = (
    "Of those who had been asked, {share} were in favour.",
    "Complaints had gone {rise}, since the timetable was changed.",
)
MISTAKES = {
    "dates/weekday": "The drawings may be seen until {wrong}, and comments are welcome.",
    "dates/invalid": "The trial had ended on 31 June {year}, when the money ran out.",
    "dates/ordinal": "The hall is booked on 22th May {year} for the summer concert.",
    "numbers/percent": "Of those who had been asked, 293 of 607 (58.3%) were in favour.",
    "numbers/change": "Complaints had gone from 44 to 57, an increase of 23, since the timetable was changed.",
    "text/repeated-word": "It was noted that the the path had been cleared twice.",
}
"""By the rule that has to find it, a sentence with a mistake in it."""
