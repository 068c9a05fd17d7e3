"""What has the name of a function of ours and is none: of another workbook, or of this one."""

from xlfunnel.xlsx.evaluating.parsing import ADD_IN
from xlfunnel.xlsx.evaluating.resolving import defined_names
from xlfunnel.xlsx.evaluating.values import Book
from xlfunnel.xlsx.parts import parse
from xlfunnel.xlsx.structure import children, relation_id


def own_functions(book: Book) -> frozenset[str]:
    """Return the names, in capitals, that the workbook itself gives to functions."""
    names = defined_names(book) if book.structure.names else {}
    return frozenset(name.upper() for (_, name), said in names.items() if "LAMBDA(" in said.upper())


def other_workbooks(book: Book) -> frozenset[str]:
    """Return the links to files other than add-ins, as formulas write them: `[2]`."""
    package, part = book.loader.package, book.structure.workbook_part
    relations = {relation.id: relation.target for relation in package.relations(part)}
    references = children(
        parse(package.read(part), part), "externalReferences", "externalReference"
    )
    found = set()
    for number, element in enumerate(references, 1):
        target = relations.get(relation_id(element))
        links = package.relations(target) if target else []
        if any(not link.target.casefold().endswith(ADD_IN) for link in links):
            found.add(f"[{number}]")
    return frozenset(found)
