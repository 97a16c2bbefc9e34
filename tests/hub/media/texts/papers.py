"""Files with words in them, made here."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.hub.media import samples

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def pdf(pages: Iterable[Sequence[str]], outline: Mapping[int, str] | None = None) -> bytes:
    """A PDF with these lines on each page, and entries of an outline by number of the page (from 1)."""
    writer = PdfWriter()
    fonts = _fonts(writer)
    for number, lines in enumerate(pages, start=1):
        page = writer.add_blank_page(595, 842)
        page[NameObject("/Resources")] = fonts
        shown = "".join(f"1 0 0 1 60 {780 - 16 * place} Tm ({line}) Tj " for place, line in enumerate(lines))
        page[NameObject("/Contents")] = writer._add_object(_stream(f"BT /F1 12 Tf {shown}ET".encode("cp1252")))
        if outline and number in outline:
            writer.add_outline_item(title=outline[number], page_number=number - 1)
    return _written(writer)


def _fonts(writer: PdfWriter) -> DictionaryObject:
    names = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "Encoding": "WinAnsiEncoding"}
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in names.items()})
    held = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    return DictionaryObject({NameObject("/Font"): held})


def heavy_pdf(size: int) -> bytes:
    """A page that asks for so many bytes of drawing."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    page[NameObject("/Resources")] = _fonts(writer)
    drawing = b"BT /F1 9 Tf (x) Tj ET "
    page[NameObject("/Contents")] = writer._add_object(_stream(drawing * (size // len(drawing))).flate_encode())
    return _written(writer)


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(body: str, styles: str = "", **parts: bytes) -> bytes:
    """A Word file with this body."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    made = {"word/document.xml": document.encode()}
    if styles:
        made["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    return samples.office("docx", made | parts)


def w_p(words: str, properties: str = "", before: str = "") -> str:
    """A paragraph of Word's."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}<w:r>{before}<w:t>{escape(words)}</w:t></w:r></w:p>"


def w_style(key: str, name: str) -> str:
    return f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'


def relations(targets: Mapping[str, str]) -> bytes:
    rows = "".join(f'<Relationship Id="{key}" Type="x" Target="{target}"/>' for key, target in targets.items())
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'.encode()


def pptx(slides: Sequence[str]) -> bytes:
    """A presentation; each slide is given by its shapes."""
    order = "".join(f'<p:sldId id="{number}" r:id="s{number}"/>' for number in range(len(slides)))
    parts = {
        "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>{order}</p:sldIdLst>'
        "</p:presentation>".encode(),
        # The names of the files say nothing of the order.
        "ppt/_rels/presentation.xml.rels": relations(
            {f"s{number}": f"slides/slide{9 - number}.xml" for number in range(len(slides))}
        ),
    }
    for number, shapes in enumerate(slides):
        hidden = ' show="0"' if "HIDDEN" in shapes else ""
        slide = f'<p:sld xmlns:p="{P}" xmlns:a="{A}"{hidden}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>'
        parts[f"ppt/slides/slide{9 - number}.xml"] = slide.encode()
    return samples.office("pptx", parts)


def shape(*paragraphs: str, title: bool = False) -> str:
    kind = '<p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>' if title else ""
    rows = "".join(f"<a:p><a:r><a:t>{escape(words)}</a:t></a:r></a:p>" for words in paragraphs)
    return f"<p:sp>{kind}<p:txBody>{rows}</p:txBody></p:sp>"


def xlsx() -> bytes:
    """Two sheets, one of them hidden."""
    return samples.office(
        "xlsx",
        {
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="Termine" r:id="a"/>'
            f'<sheet name="Intern" state="hidden" r:id="b"/></sheets></workbook>'.encode(),
            "xl/_rels/workbook.xml.rels": relations({"a": "worksheets/sheet1.xml", "b": "/xl/worksheets/sheet2.xml"}),
            "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>Erstes </t><r><t>Treffen</t></r></si>'
            f"<si><t>Woche</t></si></sst>".encode(),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v>'
            f'</c><c><v>3</v></c></row><row><c t="inlineStr"><is><t>Probezeit</t></is></c><c t="s"><v>99</v></c></row>'
            f"</sheetData></worksheet>".encode(),
            "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{S}"><sheetData><row><c t="s"><v>1</v></c></row>'
            f"</sheetData></worksheet>".encode(),
        },
    )


def odf(kind: str, body: str, styles: str = "") -> bytes:
    """An ODF file with this body; names of ODF's own need no declaration."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "draw", "style", "presentation")
    )
    names += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    content = f"<office:document-content {names}>{styles}<office:body>{body}</office:body></office:document-content>"
    return samples.open_document(kind, parts={"content.xml": content.encode()})
