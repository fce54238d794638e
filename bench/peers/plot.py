"""Puts what bench/http and bench/librecommender printed side by side: a table in Markdown and a bar chart in SVG."""

import re
import sys
from html import escape
from pathlib import Path

OURS = re.compile(r"^k=(\d+), (\d+) connections\s+(\S+)\s+(\S+)\s+(\S+)")
THEIRS = re.compile(r"^(\d+)\s+(\d+)\s+([\d.]+)\s+(\S+)\s+(\S+)")
WIDTH, BAR, LEFT, TOP = 860, 16, 210, 40
COLOURS = {"Backpack": "#2f6f9f", "LibRecommender": "#c9873a"}


def read(path: Path, pattern: re.Pattern[str]) -> dict[tuple[int, int], tuple[float, str, str]]:
    """Requests a second, median and p99 by limit and connections."""
    found = {}
    for line in path.read_text().splitlines():
        if match := pattern.match(line):
            limit, connections, rate, median, tail = match.groups()
            found[int(limit), int(connections)] = (float(rate), median, tail)
    if not found:
        raise SystemExit(f"{path} holds no figures")
    return found


def table(results: dict[str, dict[tuple[int, int], tuple[float, str, str]]]) -> str:
    """One line a case, the factor last."""
    lines = [
        "| k | connections | Backpack, requests/s | p50 | p99 | LibRecommender | p50 | p99 | times |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    ours, theirs = results["Backpack"], results["LibRecommender"]
    for case in sorted(set(ours) & set(theirs)):
        (rate, median, tail), (other, their_median, their_tail) = ours[case], theirs[case]
        lines.append(
            f"| {case[0]} | {case[1]} | {rate:,.0f} | {median} | {tail} "
            f"| {other:,.0f} | {their_median} | {their_tail} | {rate / other:.0f} |"
        )
    return "\n".join(lines) + "\n"


def chart(results: dict[str, dict[tuple[int, int], tuple[float, str, str]]], caption: str) -> str:
    """Bars of requests a second, one scale for all."""
    cases = sorted(set(results["Backpack"]) & set(results["LibRecommender"]))
    greatest = max(rate for found in results.values() for rate, _, _ in found.values())
    scale = (WIDTH - LEFT - 90) / greatest
    rows, y = [], TOP
    for case in cases:
        rows.append(
            f'<text x="10" y="{y + BAR}" font-weight="bold">k={case[0]}, {case[1]} connections</text>'
        )
        for name, found in results.items():
            rate = found[case][0]
            rows.append(
                f'<rect x="{LEFT}" y="{y}" width="{max(1, rate * scale):.1f}" height="{BAR - 2}" fill="{COLOURS[name]}"/>'
                f'<text x="{LEFT + rate * scale + 6:.1f}" y="{y + BAR - 4}">{rate:,.0f} {name}</text>'
            )
            y += BAR
        y += BAR // 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH + 120}" height="{y + 10}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
        f'<text x="10" y="20" font-size="14">{escape(caption)}</text>' + "".join(rows) + "</svg>\n"
    )


def main() -> None:
    """Reads a folder's figures, prints the table, leaves both files there."""
    folder = Path(sys.argv[1])
    results = {
        "Backpack": read(folder / "backpack.txt", OURS),
        "LibRecommender": read(folder / "librecommender.txt", THEIRS),
    }
    cores, load = (folder / "machine.txt").read_text().split("\n")[:2]
    caption = f"Requests a second, 200,000 users x 200,000 items x 64, exact; {cores} cores, load at the end {load}"
    text = table(results)
    (folder / "table.md").write_text(text)
    (folder / "plot.svg").write_text(chart(results, caption))
    print(f"\n{text}\n{caption}\nThe plot: {folder / 'plot.svg'}")


if __name__ == "__main__":
    main()
