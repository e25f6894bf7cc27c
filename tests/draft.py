"""One invented draft of minutes with all that Word has: as a Word document, and as Markdown."""

from __future__ import annotations

from word import OPEN, docx, level, listed, numbering, p, run, styles, table

HEADING = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)
LISTS = numbering(level(0, "decimal", "%1."), level(0, "bullet", "•"), level(0, "lowerLetter", "%1)"))
BOLD = "<w:b/>"


def item(title: str) -> str:
    """The heading of an item, which Word numbers."""
    return p(title, '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def as_word() -> bytes:
    """The draft as a Word document, with an insertion, a deletion and a comment in it."""
    changes = (
        run("The fee is ")
        + '<w:del w:id="1" w:author="B. Clerk"><w:r><w:delText>£4</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2" w:author="B. Clerk">{run("£5")}</w:ins>'
        + run(" a year")
        + '<w:r><w:commentReference w:id="3"/></w:r>'
        + run(". The the gate was painted.")
    )
    note = (
        f"{run('The lamps')}<w:r><w:footnoteReference w:id='2'/></w:r>{run(' will be mended by Friday 31 June 2024.')}"
    )
    notes = f'<w:footnote w:id="2">{p("Surveyed on Monday 6 March 2024.")}</w:footnote>'
    said = p("Is that so?")
    bold = [p(runs=run(word, BOLD)) for word in ("Payee", "For", "£")]
    return docx(
        p("Elmbrook Parish Council", "<w:jc w:val='center'/>"),
        p("Minutes of the meeting held on Tuesday 5 March 2024 at 7.30 pm"),
        p("Present: Cllr Ann Bell (Chair), Cllr Tom Reed, Cllr Joy Lamb"),
        item("Apologies"),
        p("Apologies were received from Cllr Sam Hill."),
        item("Payments"),
        p("The following payments were approved:"),
        table(
            bold,
            ["Elmbrook Electric", p("Lamps") + p("and bulbs"), "120.00"],
            ["Reed Gardens", "Paths", "80.00"],
            ["Total", "", "210.00"],
        ),
        p("Resolved: by 3 votes to 1 to pay them."),
        item("Lamps and fees"),
        p(runs=note),
        p(runs=changes),
        p(runs=run("The meeting of Monday 12 March 2024 is cancelled.", "<w:strike/>")),
        p("It was agreed:"),
        *(listed(text, 3) for text in ("to write to the county", "to ask for two quotes")),
        p("To do before the next meeting:"),
        *(listed(text, 2) for text in ("Clerk: keys of the hall", "Cllr Reed: tbc")),
        item("Next meeting"),
        p("The next meeting is on Wednesday 2 April 2024."),
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
        styles=styles(HEADING),
        numbering=LISTS,
        header1=f"<w:hdr {OPEN}>{p('Draft of Wednesday 6 March 2024')}</w:hdr>",
        footer1=f"<w:ftr {OPEN}>{p('Elmbrook Parish Council')}</w:ftr>",
        footnotes=f"<w:footnotes {OPEN}>{notes}</w:footnotes>",
        comments=f'<w:comments {OPEN}><w:comment w:id="3" w:author="A. Clerk">{said}</w:comment></w:comments>',
    )


MARKDOWN = """\
Elmbrook Parish Council

Minutes of the meeting held on Tuesday 5 March 2024 at 7.30 pm

Present: Cllr Ann Bell (Chair), Cllr Tom Reed, Cllr Joy Lamb

# 1. Apologies

Apologies were received from Cllr Sam Hill.

# 2. Payments

The following payments were approved:

| **Payee** | **For** | **£** |
|---|---|---|
| Elmbrook Electric | Lamps and bulbs | 120.00 |
| Reed Gardens | Paths | 80.00 |
| Total | | 210.00 |

Resolved: by 3 votes to 1 to pay them.

# 3. Lamps and fees

The lamps[^1] will be mended by Friday 31 June 2024.

The fee is £5 a year. The the gate was painted.

~~The meeting of Monday 12 March 2024 is cancelled.~~

It was agreed:

a) to write to the county
b) to ask for two quotes

To do before the next meeting:

- Clerk: keys of the hall
- Cllr Reed: tbc

# 4. Next meeting

The next meeting is on Wednesday 2 April 2024.

[^1]: Surveyed on Monday 6 March 2024.
"""
