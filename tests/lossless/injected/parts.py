"""Parts that no Python library writes, each put into the sample as Excel would have it."""

from collections.abc import Callable
from pathlib import Path

from tests.lossless.injected.sample import (
    DRAWING,
    DRAWING_RELS,
    RELATIONSHIPS,
    SHEET,
    TABLE_SHEET_RELS,
    WORKBOOK,
    WORKBOOK_RELS,
    Sample,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.microsoft.com/office"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
X14, X15 = f"{OFFICE}/spreadsheetml/2009/9/main", f"{OFFICE}/spreadsheetml/2010/11/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = f'xmlns:r="{RELATIONSHIPS}"'
ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row>"
    "<xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col><xdr:colOff>0</xdr:colOff>"
    "<xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>{}<xdr:clientData/></xdr:twoCellAnchor>"
)
FRAME = (
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{0}" name="{1}"/>'
    '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{2}">{3}</a:graphicData>'
    "</a:graphic></xdr:graphicFrame>"
)
FALLBACK = (
    '<mc:Fallback><xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="0" name=""/>'
    '<xdr:cNvSpPr/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    "</xdr:spPr></xdr:sp></mc:Fallback>"
)


def _draw(sample: Sample, prefix: str, namespace: str, frame: str) -> None:
    """Put a frame into the drawing, for programs that know *namespace*."""
    choice = f'<mc:Choice xmlns:{prefix}="{namespace}" Requires="{prefix}">{frame}</mc:Choice>'
    content = f'<mc:AlternateContent xmlns:mc="{MC}">{choice}{FALLBACK}</mc:AlternateContent>'
    sample.replace(DRAWING, "</xdr:wsDr>", ANCHOR.format(content) + "</xdr:wsDr>")


def _extend(sample: Sample, name: str, root: str, extension: str) -> None:
    """Add an `ext` to a part, in the list it has or in a new one."""
    if "</extLst>" in sample.text(name):
        sample.replace(name, "</extLst>", extension + "</extLst>")
    else:
        sample.replace(name, f"</{root}>", f"<extLst>{extension}</extLst></{root}>")


def slicer(path: Path) -> None:
    sample = Sample()
    sample.add(
        "xl/slicerCaches/slicerCache1.xml",
        f'<slicerCacheDefinition xmlns="{X14}" name="Slicer_Source" sourceName="Source"><extLst>'
        f'<x:ext xmlns:x="{MAIN}" uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}">'
        f'<x15:tableSlicerCache xmlns:x15="{X15}" tableId="1" column="3"/></x:ext>'
        "</extLst></slicerCacheDefinition>",
        "application/vnd.ms-excel.slicerCache+xml",
    )
    sample.add(
        "xl/slicers/slicer1.xml",
        f'<slicers xmlns="{X14}"><slicer name="Source" cache="Slicer_Source" caption="来源" '
        'rowHeight="241300"/></slicers>',
        "application/vnd.ms-excel.slicer+xml",
    )
    cache = sample.relate(
        WORKBOOK_RELS, f"{OFFICE}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"
    )
    own = sample.relate(
        TABLE_SHEET_RELS, f"{OFFICE}/2007/relationships/slicer", "../slicers/slicer1.xml"
    )
    _extend(
        sample, WORKBOOK, "workbook",
        f'<ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" xmlns:x15="{X15}">'
        f'<x15:slicerCaches xmlns:x14="{X14}"><x14:slicerCache r:id="{cache}"/>'
        "</x15:slicerCaches></ext>",
    )  # fmt: skip
    _extend(
        sample, SHEET, "worksheet",
        f'<ext uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}"><x14:slicerList xmlns:x14="{X14}">'
        f'<x14:slicer r:id="{own}"/></x14:slicerList></ext>',
    )  # fmt: skip
    frame = FRAME.format(
        9, "Source", f"{OFFICE}/drawing/2010/slicer",
        f'<sle:slicer xmlns:sle="{OFFICE}/drawing/2010/slicer" name="Source"/>',
    )  # fmt: skip
    _draw(sample, "sle15", f"{OFFICE}/drawing/2012/slicer", frame)
    sample.save(path)


def threaded_comments(path: Path) -> None:
    sample = Sample()
    person, thread = (
        "{11111111-2222-3333-4444-555555555555}",
        "{0A0A0A0A-0000-0000-0000-000000000001}",
    )
    space = f"{OFFICE}/spreadsheetml/2018/threadedcomments"
    sample.add(
        "xl/persons/person.xml",
        f'<personList xmlns="{space}"><person displayName="王" id="{person}" userId="w" '
        'providerId="None"/></personList>',
        "application/vnd.ms-excel.person+xml",
    )
    sample.add(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="B3" dT="2024-03-01T08:00:00.00" '
        f'personId="{person}" id="{thread}"><text>回电了吗?</text></threadedComment>'
        f'<threadedComment ref="B3" dT="2024-03-02T08:00:00.00" personId="{person}" '
        'id="{0A0A0A0A-0000-0000-0000-000000000002}" '
        f'parentId="{thread}"><text>回了</text></threadedComment></ThreadedComments>',
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    sample.relate(WORKBOOK_RELS, f"{OFFICE}/2017/10/relationships/person", "persons/person.xml")
    sample.relate(
        TABLE_SHEET_RELS, f"{OFFICE}/2017/10/relationships/threadedComment",
        "../threadedComments/threadedComment1.xml",
    )  # fmt: skip
    sample.save(path)


def chart_of_2016(path: Path) -> None:
    sample = Sample()
    space = f"{OFFICE}/drawing/2014/chartex"
    points = "".join(f'<cx:pt idx="{n}">L{n + 1}</cx:pt>' for n in range(5))
    values = "".join(f'<cx:pt idx="{n}">{10.5 * (n + 1)}</cx:pt>' for n in range(5))
    sample.add(
        "xl/charts/chartEx1.xml",
        f'<cx:chartSpace xmlns:cx="{space}" {R}><cx:chartData><cx:data id="0">'
        f'<cx:strDim type="cat"><cx:f>Leads!$A$2:$A$6</cx:f><cx:lvl ptCount="5">{points}</cx:lvl>'
        f'</cx:strDim><cx:numDim type="val"><cx:f>Leads!$D$2:$D$6</cx:f><cx:lvl ptCount="5" '
        f'formatCode="General">{values}</cx:lvl></cx:numDim></cx:data></cx:chartData><cx:chart>'
        '<cx:plotArea><cx:plotAreaRegion><cx:series layoutId="funnel"><cx:dataId val="0"/>'
        "</cx:series></cx:plotAreaRegion></cx:plotArea></cx:chart></cx:chartSpace>",
        "application/vnd.ms-office.chartex+xml",
    )
    sample.add(
        "xl/charts/style1.xml",
        f'<cs:chartStyle xmlns:cs="{OFFICE}/drawing/2012/chartStyle" id="395"/>',
        "application/vnd.ms-office.chartstyle+xml",
    )
    sample.relate(
        "xl/charts/_rels/chartEx1.xml.rels", f"{OFFICE}/2011/relationships/chartStyle", "style1.xml"
    )
    chart = sample.relate(
        DRAWING_RELS, f"{OFFICE}/2014/relationships/chartEx", "../charts/chartEx1.xml"
    )
    frame = FRAME.format(10, "漏斗", space, f'<cx:chart xmlns:cx="{space}" {R} r:id="{chart}"/>')
    _draw(sample, "cx2", f"{OFFICE}/drawing/2015/10/21/chartex", frame)
    sample.save(path)


def dynamic_arrays_and_rich_values(path: Path) -> None:
    sample = Sample()
    dynamic = f"{OFFICE}/spreadsheetml/2017/dynamicarray"
    rich = f"{OFFICE}/spreadsheetml/2017/richdata"
    sample.add(
        "xl/metadata.xml",
        f'<metadata xmlns="{MAIN}" xmlns:xda="{dynamic}" xmlns:xlrd="{rich}">'
        '<metadataTypes count="2"><metadataType name="XLDAPR" minSupportedVersion="120000" '
        'copy="1" cellMeta="1"/><metadataType name="XLRICHVALUE" minSupportedVersion="120000" '
        'copy="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext '
        'uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" '
        'fCollapsed="0"/></ext></extLst></bk></futureMetadata><futureMetadata name="XLRICHVALUE" '
        'count="1"><bk><extLst><ext uri="{3e2802c4-a4d2-4d8b-9148-e3be6c30e623}"><xlrd:rvb i="0"/>'
        '</ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk>'
        '</cellMetadata><valueMetadata count="1"><bk><rc t="2" v="0"/></bk></valueMetadata>'
        "</metadata>",
        f"{EXCEL_TYPE}.sheetMetadata+xml",
    )
    sample.add(
        "xl/richData/rdrichvalue.xml",
        f'<rvData xmlns="{rich}" count="1"><rv s="0"><v>0</v></rv></rvData>',
        "application/vnd.ms-excel.rdrichvalue+xml",
    )
    sample.relate(WORKBOOK_RELS, "sheetMetadata", "metadata.xml")
    sample.relate(
        WORKBOOK_RELS, f"{OFFICE}/2017/06/relationships/rdRichValue", "richData/rdrichvalue.xml"
    )
    spilled = (
        '<row r="5"><c r="C5" cm="1"><f t="array" ref="C5:C6">_xlfn.UNIQUE(Leads!C2:C3)</f>'
        "<v>1</v></c></row>"
        '<row r="6"><c r="C6"><v>2</v></c><c r="D6" t="e" vm="1"><v>#VALUE!</v></c></row>'
    )
    sample.replace("xl/worksheets/sheet2.xml", "</sheetData>", spilled + "</sheetData>")
    sample.save(path)


def ribbons_of_2007_and_2010(path: Path) -> None:
    sample = Sample()
    for name, year, kind in (
        ("customUI", "2006/01", "2006/relationships/ui/extensibility"),
        ("customUI14", "2009/07", "2007/relationships/ui/extensibility"),
    ):
        sample.members[f"customUI/{name}.xml"] = (
            f'<customUI xmlns="{OFFICE}/{year}/customui"><ribbon><tabs><tab id="t" label="线索"/>'
            "</tabs></ribbon></customUI>"
        ).encode()
        sample.relate("_rels/.rels", f"{OFFICE}/{kind}", f"customUI/{name}.xml")
    sample.save(path)


def pivot_table(path: Path) -> None:
    sample = Sample()
    items = "".join(f'<s v="源{n}"/>' for n in range(1, 6))
    fields = "".join(
        f'<cacheField name="{name}" numFmtId="0"><sharedItems>{items if name == "Source" else ""}'
        "</sharedItems></cacheField>"
        for name in ("Id", "Date", "Source", "Amount")
    )
    sample.add(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition xmlns="{MAIN}" {R} r:id="rId102" recordCount="1">'
        f'<cacheSource type="worksheet"><worksheetSource name="Leads"/></cacheSource>'
        f'<cacheFields count="4">{fields}</cacheFields></pivotCacheDefinition>',
        f"{EXCEL_TYPE}.pivotCacheDefinition+xml",
    )
    sample.add(
        "xl/pivotCache/pivotCacheRecords1.xml",
        f'<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="L1"/><m/><x v="0"/><n v="10.5"/></r>'
        "</pivotCacheRecords>",
        f"{EXCEL_TYPE}.pivotCacheRecords+xml",
    )
    sample.add(
        "xl/pivotTables/pivotTable1.xml",
        f'<pivotTableDefinition xmlns="{MAIN}" name="Pivot" cacheId="7" dataCaption="v">'
        '<location ref="F3:G9" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        "</pivotTableDefinition>",
        f"{EXCEL_TYPE}.pivotTable+xml",
    )
    cache = sample.relate(
        WORKBOOK_RELS, "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"
    )
    folder = "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"
    sample.relate(folder, "pivotCacheRecords", "pivotCacheRecords1.xml")
    sample.substitute(folder, "rId101", "rId102")
    back = "../pivotCache/pivotCacheDefinition1.xml"
    sample.relate("xl/pivotTables/_rels/pivotTable1.xml.rels", "pivotCacheDefinition", back)
    front = "xl/worksheets/_rels/sheet2.xml.rels"
    sample.relate(front, "pivotTable", "../pivotTables/pivotTable1.xml")
    caches = f'<pivotCaches><pivotCache cacheId="7" r:id="{cache}"/></pivotCaches>'
    sample.replace(WORKBOOK, "</workbook>", caches + "</workbook>")
    sample.save(path)


OPAQUE = (
    ("xl/printerSettings/printerSettings1.bin", SHEET, "printerSettings",
     f"{EXCEL_TYPE}.printerSettings"),
    ("xl/embeddings/oleObject1.bin", SHEET, "oleObject",
     "application/vnd.openxmlformats-officedocument.oleObject"),
    ("xl/ctrlProps/ctrlProp1.xml", SHEET, "ctrlProp",
     "application/vnd.ms-excel.controlproperties+xml"),
    ("xl/activeX/activeX1.bin", SHEET, f"{OFFICE}/2006/relationships/activeXControlBinary",
     "application/vnd.ms-office.activeX"),
    ("xl/queryTables/queryTable1.xml", SHEET, "queryTable", f"{EXCEL_TYPE}.queryTable+xml"),
    ("xl/connections.xml", WORKBOOK, "connections", f"{EXCEL_TYPE}.connections+xml"),
    ("xl/xmlMaps.xml", WORKBOOK, "xmlMaps", "application/xml"),
    ("xl/externalLinks/externalLink1.xml", WORKBOOK, "externalLink",
     f"{EXCEL_TYPE}.externalLink+xml"),
    ("xl/timelines/timeline1.xml", SHEET, f"{OFFICE}/2011/relationships/timeline",
     "application/vnd.ms-excel.timeline+xml"),
    ("customXml/item1.xml", WORKBOOK, "customXml", "application/xml"),
    ("xl/webextensions/taskpanes.xml", "", f"{OFFICE}/2011/relationships/webextensiontaskpanes",
     "application/vnd.ms-office.webextensiontaskpanes+xml"),
    ("docProps/thumbnail.wmf", "", "metadata/thumbnail", "image/x-wmf"),
    ("xl/diagrams/data1.xml", DRAWING, "diagramData",
     "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"),
    ("xl/revisions/userNames.xml", WORKBOOK, "usernames", f"{EXCEL_TYPE}.userNames+xml"),
    ("xl/macrosheets/sheet9.xml", WORKBOOK, f"{OFFICE}/2006/relationships/xlMacrosheet",
     "application/vnd.ms-excel.macrosheet+xml"),
    ("customer/未知.bin", "", "https://example.com/unknown", "application/x-unknown"),
)  # fmt: skip


def parts_of_many_kinds(path: Path) -> None:
    sample = Sample()
    for name, owner, kind, content_type in OPAQUE:
        data = (
            b"<root>&amp; \xe7\xba\xbf\xe7\xb4\xa2</root>"
            if name.endswith("xml")
            else bytes(range(256))
        )
        sample.add(name, data, content_type)
        folder, _, base = owner.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if owner else "_rels/.rels"
        sample.relate(rels, kind, f"/{name}")
    sample.save(path)


def views_lists_and_scenarios(path: Path) -> None:
    sample = Sample()
    view = "{22222222-2222-2222-2222-222222222222}"
    sample.replace(
        WORKBOOK, "</workbook>",
        f'<customWorkbookViews><customWorkbookView name="王的视图" guid="{view}" windowWidth="1" '
        'windowHeight="1" activeSheetId="1"/></customWorkbookViews></workbook>',
    )  # fmt: skip
    sample.replace(
        SHEET, "</sheetData>",
        '</sheetData><sheetProtection sheet="1" objects="1"/><protectedRanges><protectedRange '
        'sqref="B2:C6" name="可填"/></protectedRanges><scenarios current="0"><scenario name="乐观">'
        '<inputCells r="D2" val="99"/></scenario></scenarios><customSheetViews><customSheetView '
        f'guid="{view}"><selection activeCell="A2" sqref="A2"/></customSheetView>'
        '</customSheetViews><phoneticPr fontId="1"/>',
    )  # fmt: skip
    _extend(
        sample, SHEET, "worksheet",
        '<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
        f'<x14:dataValidations xmlns:x14="{X14}" count="1"><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>Front!$A$3</xm:f></x14:formula1><xm:sqref>C2:C6</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext>",
    )  # fmt: skip
    sample.replace(
        "xl/tables/table1.xml", "</table>",
        f'<extLst><ext uri="{{504A1905-F514-4f6f-8877-14C23A59335A}}" xmlns:x14="{X14}">'
        '<x14:table altText="线索" altTextSummary="全部"/></ext></extLst></table>',
    )  # fmt: skip
    sample.replace(
        "xl/sharedStrings.xml", "</sst>",
        '<si><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">粗 </t></r><r><t>细</t></r>'
        '<rPh sb="0" eb="1"><t>cu</t></rPh><phoneticPr fontId="1"/></si></sst>',
    )  # fmt: skip
    sample.save(path)


PLAIN_FORMAT = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'


def _format_cells(path: Path, formats: str, number: int) -> None:
    """Add cell formats, *number* of them, and use the last in all cells but the dates."""
    sample = Sample()
    sample.replace("xl/styles.xml", "</cellXfs>", formats + "</cellXfs>")
    sample.substitute("xl/styles.xml", r'(<cellXfs count=")2"', rf'\g<1>{2 + number}"')
    for row in range(2, 7):
        sample.substitute(SHEET, f'<c r="([ACD]{row})"', rf'<c r="\1" s="{1 + number}"')
    sample.save(path)


def formats_with_extensions(path: Path) -> None:
    space = f"{OFFICE}/spreadsheetml/2022/featurepropertybag"
    extension = (
        f'<extLst><ext xmlns:xfpb="{space}" uri="{{C7286773-470A-42A8-94C5-96B5CB345126}}">'
        '<xfpb:xfComplement i="0"/></ext></extLst></xf>'
    )
    _format_cells(path, PLAIN_FORMAT.replace("/>", ">") + extension, 1)


def formats_in_two_versions(path: Path) -> None:
    # the two versions count as one format, so that the next has number 3
    versions = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice xmlns:hs="http://example.com/hs" '
        f'Requires="hs">{PLAIN_FORMAT}</mc:Choice><mc:Fallback>{PLAIN_FORMAT}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    _format_cells(path, versions + PLAIN_FORMAT, 2)


MAKERS: tuple[Callable[[Path], None], ...] = (
    slicer, threaded_comments, chart_of_2016, dynamic_arrays_and_rich_values,
    ribbons_of_2007_and_2010, pivot_table, parts_of_many_kinds, views_lists_and_scenarios,
    formats_with_extensions, formats_in_two_versions,
)  # fmt: skip
