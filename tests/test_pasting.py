"""Where a page says other things than its rule, the block to paste is given, in which the rule finds what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from minutes_lint.testing import check_page, examples

RULE = "text/repeated-word"
PAGE = """# text/repeated-word

## Flagged

```yaml
style: plain
```

```minutes 2019-03-04-minutes.txt
Minutes of Heron Reach Town Council held on 4 March 2019

1. Bench
The the bench is bought for the the
park.
                        ^^^^^^^
error: wrong
                    ^^^
warning: “for” stands here twice
```

```minutes
Minutes of Heron Reach Town Council held on 4 March 2019

1. Bench
It is to be
be green.
```

```minutes
=== may.txt ===
Minutes of Heron Reach Town Council held on 6 May 2019

1. Bench
We paint the the bench.
=== june.txt ===
Minutes of Heron Reach Town Council held on 3 June 2019

1. Bench
We saw the the hall.
       ^^^^^^^
note: “the” stands here twice in a row
```

## Accepted

```minutes
Minutes of Heron Reach Town Council held on 1 July 2019

1. Bench
It is green.
```
"""

SAID = [
    """bench.md:10
  page says line 5, columns 21 to 23: warning: “for” stands here twice
  page says line 5, columns 25 to 31: error: wrong
  rule says line 4, columns 1 to 7: warning: “The” stands here twice in a row
  rule says line 4, columns 29 to 35: warning: “the” stands here twice in a row
To be pasted over the block, where the rule is right:
```minutes 2019-03-04-minutes.txt
Minutes of Heron Reach Town Council held on 4 March 2019

1. Bench
The the bench is bought for the the
^^^^^^^
warning: “The” stands here twice in a row
                            ^^^^^^^
warning: “the” stands here twice in a row
park.
```""",
    """bench.md:22
  rule says line 4, from column 10 on: warning: “be” stands here twice in a row
To be pasted over the block, where the rule is right:
```minutes
Minutes of Heron Reach Town Council held on 4 March 2019

1. Bench
It is to be
         ^^…
warning: “be” stands here twice in a row
be green.
```""",
    """bench.md:30
  page says june.txt, line 4, columns 8 to 14: note: “the” stands here twice in a row
  rule says june.txt, line 4, columns 8 to 14: warning: “the” stands here twice in a row
  rule says may.txt, line 4, columns 10 to 16: warning: “the” stands here twice in a row
To be pasted over the block, where the rule is right:
```minutes
=== may.txt ===
Minutes of Heron Reach Town Council held on 6 May 2019

1. Bench
We paint the the bench.
         ^^^^^^^
warning: “the” stands here twice in a row
=== june.txt ===
Minutes of Heron Reach Town Council held on 3 June 2019

1. Bench
We saw the the hall.
       ^^^^^^^
warning: “the” stands here twice in a row
```""",
]


def test_the_whole_of_what_is_said(tmp_path: Path) -> None:
    page = tmp_path / "bench.md"
    page.write_text(PAGE, encoding="utf-8")
    assert check_page(page, RULE) == SAID


def test_what_is_pasted_is_what_the_rule_says(tmp_path: Path) -> None:
    page = tmp_path / "bench.md"
    blocks = [said.partition("right:\n")[2] for said in SAID]
    before, _, accepted = PAGE.partition("```minutes 2019")
    page.write_text("\n\n".join([before, *blocks, accepted[accepted.index("## Accepted") :]]), encoding="utf-8")
    assert check_page(page, RULE) == []


def test_a_block_without_an_end_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="the block that begins on line 3 does not end before the next one begins"):
        list(examples("# a/b\n\n```minutes\n1. Bench\n\nAnother:\n\n```minutes\n2. Hall\n```\n"))
