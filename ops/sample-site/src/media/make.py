"""Makes the sample site's binary files; see README.md."""
import io
import math
import subprocess
import sys
import zipfile
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

OUT = Path(sys.argv[1])

DOTS = {
    "0": "###|# #|# #|# #|###", "1": " # |## | # | # |###", "2": "###|  #|###|#  |###",
    "3": "###|  #|###|  #|###", "4": "# #|# #|###|  #|  #", "5": "###|#  |###|  #|###",
    "6": "###|#  |###|# #|###", "7": "###|  #|  #|  #|  #", "8": "###|# #|###|# #|###",
    "9": "###|# #|###|  #|###", ".": "   |   |   |   | # ", "%": "# #|  #| # |#  |# #",
    "禾": "       ##  |  #####    |     #     |     #     |###########|    ###    |   # # #   |  #  #  #  | #   #   # |#    #    #|     #     ",
    "青": "     #     | ######### |     #     |  #######  |     #     |###########|  #######  |  #     #  |  #######  |  #     #  |  #    ##  ",
}


def glyph(rows, unit, base):
    pen = TTGlyphPen(None)
    for y, row in enumerate(rows):
        for x, dot in enumerate(row):
            if dot == "#":
                left, top = x * unit, base + (len(rows) - y) * unit
                pen.moveTo((left, top - unit))
                pen.lineTo((left, top))
                pen.lineTo((left + unit, top))
                pen.lineTo((left + unit, top - unit))
                pen.closePath()
    return pen.glyph()


def font():
    glyphs, metrics, cmap = {".notdef": glyph(["###", "# #", "###"], 200, 0)}, {".notdef": (700, 0)}, {}
    for char, text in DOTS.items():
        rows = text.split("|")
        wide = len(rows) > 5
        name = "u%04X" % ord(char)
        glyphs[name] = glyph(rows, 85 if wide else 160, -100 if wide else 0)
        metrics[name] = (1000, 30) if wide else (600, 40)
        cmap[ord(char)] = name
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Qinghe Dots", "styleName": "Regular",
                            "licenseDescription": "Drawn for Diancang; same licence as Diancang."})
    builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_800_000_000
    builder.font.recalcTimestamp = False
    builder.save(OUT / "qinghe-dots.ttf")
    woff = TTFont(OUT / "qinghe-dots.ttf", recalcTimestamp=False)
    woff.flavor = "woff2"
    woff.save(OUT / "qinghe-dots.woff2")


def terraces(width, height, hue=0.0):
    """Rice terraces under a hill, as PPM."""
    rows = bytearray()
    for y in range(height):
        v = y / height
        for x in range(width):
            u = x / width
            hill = 0.34 + 0.10 * math.sin(u * 5 + hue) + 0.05 * math.sin(u * 13 + 2 * hue)
            if v < hill - 0.12:
                c = (170 - 40 * v, 205 - 20 * v, 225)
            elif v < hill:
                c = (90, 130 + 40 * math.sin(u * 9), 105)
            else:
                step = (v - hill) * 9 + 0.5 * math.sin(u * 7 + hue * 3)
                edge = step % 1
                c = (70, 95, 60) if edge < 0.12 else (
                    120 + 70 * edge + 25 * hue, 165 + 25 * math.sin(step), 80 + 40 * edge)
            rows += bytes(max(0, min(255, int(part))) for part in c)
    return b"P6 %d %d 255\n" % (width, height) + bytes(rows)


def ffmpeg(*arguments, data=None):
    subprocess.run(["ffmpeg", "-v", "error", "-y", *arguments], input=data, check=True)


def pictures():
    for width in (320, 640, 960):
        picture = terraces(width, width * 9 // 16)
        pipe = ("-f", "image2pipe", "-c:v", "ppm", "-i", "-", "-map_metadata", "-1", "-flags", "+bitexact")
        ffmpeg(*pipe, "-q:v", "6", str(OUT / f"terraces-{width}.jpg"), data=picture)
        ffmpeg(*pipe, "-quality", "60", str(OUT / f"terraces-{width}.webp"), data=picture)
    for name, hue in (("wharf", 1.1), ("bridge", 2.0), ("market", 2.9)):
        for scale, width in ((1, 240), (2, 480)):
            picture = terraces(width, width * 2 // 3, hue)
            ffmpeg("-f", "image2pipe", "-c:v", "ppm", "-i", "-", "-flags", "+bitexact", "-q:v", "7",
                   str(OUT / f"{name}-{scale}x.jpg"), data=picture)


def film():
    frames = b"".join(terraces(320, 180, i / 40) for i in range(60))
    ffmpeg("-f", "image2pipe", "-framerate", "10", "-c:v", "ppm", "-i", "-",
           "-f", "lavfi", "-i", "sine=frequency=330:duration=6,volume=0.2",
           "-c:v", "libvpx", "-b:v", "180k", "-pix_fmt", "yuv420p", "-g", "10",
           "-c:a", "libopus", "-b:a", "24k", "-shortest", "-flags", "+bitexact", "-fflags", "+bitexact",
           str(OUT / "kaishan.webm"), data=frames)
    ffmpeg("-f", "image2pipe", "-c:v", "ppm", "-i", "-", "-flags", "+bitexact", "-q:v", "8",
           str(OUT / "kaishan-poster.jpg"), data=terraces(320, 180, 0.2))
    tune = "+".join(f"0.2*sin(2*PI*{f}*t)*between(t\\,{i}*0.5\\,{i}*0.5+0.45)"
                    for i, f in enumerate((392, 440, 523, 440, 392, 330, 294, 330)))
    ffmpeg("-f", "lavfi", "-i", f"aevalsrc={tune}:d=4:s=48000", "-c:a", "libopus", "-b:a", "32k",
           "-flags", "+bitexact", "-fflags", "+bitexact", str(OUT / "chaqiang.ogg"))


def archive(name, parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as z:
        for path, text in parts.items():
            z.writestr(zipfile.ZipInfo(path, (2024, 8, 26, 9, 0, 0)), text)
    (OUT / name).write_bytes(buffer.getvalue())


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>'
RELATIONS = XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def documents():
    text = ["青禾县依申请公开申请表", "申请人姓名：", "联系地址：", "所需信息的名称、文号或者其他特征性描述：",
            "获取信息的方式：□ 邮寄　□ 当面领取　□ 电子邮件", "填表说明：本表由青禾县人民政府办公室制作，可复印使用。"]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text)
    archive("shenqing.docx", {
        "[Content_Types].xml": TYPES % '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
        "_rels/.rels": RELATIONS % f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>',
        "word/document.xml": XML + f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    })
    rows = [("乡镇", "村数", "户籍人口", "耕地（亩）"), ("清源镇", 21, 68210, 21450), ("桐油坪镇", 18, 40155, 30110),
            ("石埠镇", 16, 35420, 28760), ("白鹭镇", 15, 33904, 33020), ("云门镇", 14, 29877, 19840), ("双井镇", 13, 31250, 35400)]
    cell = lambda v: f"<c t=\"inlineStr\"><is><t>{v}</t></is></c>" if isinstance(v, str) else f"<c><v>{v}</v></c>"
    sheet = "".join(f"<row r=\"{i + 1}\">{''.join(map(cell, row))}</row>" for i, row in enumerate(rows))
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    archive("xiangzhen.xlsx", {
        "[Content_Types].xml": TYPES % f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>',
        "_rels/.rels": RELATIONS % f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>',
        "xl/workbook.xml": XML + f'<workbook xmlns="{main}" xmlns:r="{OFFICE}"><sheets><sheet name="乡镇" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS % f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>',
        "xl/worksheets/sheet1.xml": XML + f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
    })


font()
pictures()
film()
documents()
