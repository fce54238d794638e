"""Holds pySHACL and RDFLib to what Jena finds: violations of the shapes, and which class is above which.

Run it as: python shapes_golden.py FOLDER, which ShapesGoldenTest fills. The folder has cases.json (name, shapes, data,
violations of each case), closure.json (pairs of class and ancestor), and N-Triples: those that cases.json names, and
classes.nt. Says how much was compared; ends with 1 and the differences when there are some, or when there is nothing to
compare.
"""

import json
import sys
from pathlib import Path

import rdflib
from pyshacl import validate
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node
from rdflib.util import from_n3

Violation = tuple[str, str, str]

ROOT = URIRef("https://backpack.vsekai.org/ns/v1#PhysicalObject")


def read(file: Path) -> Graph:
    return Graph().parse(file, format="nt")


def text(node: Node | None) -> str:
    """A term; things without an IRI are all one, since labels do not survive."""
    if node is None:
        return ""
    if isinstance(node, BNode):
        return "_:"
    if isinstance(node, Literal):
        tail = f"@{node.language.lower()}" if node.language else f"^^<{node.datatype or rdflib.XSD.string}>"
        return f'"{node!s}"{tail}'
    return f"<{node}>"


def normal(term: str) -> str:
    """A term as Jena writes it, in N-Triples, as this script does: RDFLib writes numbers and times its own way."""
    parsed = from_n3(term)
    return text(parsed) if isinstance(parsed, Literal) else term


def path(graph: Graph, node: Node | None) -> str:
    """A path as SPARQL writes it, as far as the shapes have such."""
    if node is None or isinstance(node, URIRef):
        return text(node)
    inverse = graph.value(node, SH.inversePath)
    if inverse is not None:
        return "^" + path(graph, inverse)
    return "/".join(path(graph, part) for part in Collection(graph, node))


def violations(data: Graph, shapes: Graph) -> tuple[bool, set[Violation]]:
    conforms, report, _ = validate(data, shacl_graph=shapes, inference="none", meta_shacl=False)
    found = {
        (
            text(report.value(result, SH.focusNode)),
            path(report, report.value(result, SH.resultPath)),
            text(report.value(result, SH.value)),
        )
        for result in report.objects(None, SH.result)
    }
    return conforms, found


def compare_shapes(folder: Path, classes: Graph) -> tuple[int, list[str]]:
    cases = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    shapes = {name: read(folder / name) for name in {case["shapes"] for case in cases}}
    differences = []
    for case in cases:
        expected = {(normal(focus), path, normal(value)) for focus, path, value in case["violations"]}
        conforms, found = violations(read(folder / case["data"]) + classes, shapes[case["shapes"]])
        if found != expected or conforms == bool(expected):
            differences.append(f"{case['name']}: Jena {sorted(expected)}, pySHACL {sorted(found)}")
    return len(cases), differences


def compare_closure(folder: Path, classes: Graph) -> tuple[int, list[str]]:
    expected = {tuple(pair) for pair in json.loads((folder / "closure.json").read_text(encoding="utf-8"))}
    found = set()
    for below in set(classes.subjects(RDF.type, rdflib.OWL.Class)):
        above = set(classes.transitive_objects(below, RDFS.subClassOf))
        if ROOT in above:
            found |= {(str(below), str(ancestor)) for ancestor in above}
    return len(expected), [f"closure: {pair} only in one of both" for pair in sorted(expected ^ found)]


def main() -> int:
    folder = Path(sys.argv[1])
    classes = read(folder / "classes.nt")
    cases, differences = compare_shapes(folder, classes)
    pairs, others = compare_closure(folder, classes)
    differences += others
    print("\n".join(differences))
    print(f"compared {cases} graphs and {pairs} pairs of classes")
    return 1 if differences or cases == 0 or pairs == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
