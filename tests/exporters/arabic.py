"""A short article in Arabic, from right to left, with words of other languages in it."""

from __future__ import annotations

from publish import model as m
from tests.samples import PICTURE, p, t


def arabic_article() -> m.Article:
    mixed = (
        m.Text("كتبت اللجنة تقريرها وفق معيار WCAG 2.2 الصادر عن "),
        m.Foreign("en", t("World Wide Web Consortium")),
        m.Text(" في سنة 2023، ويشرح النص "),
        m.Link("https://www.w3.org/WAI/", t("موقع المبادرة")),
        m.Text(" كيف نكتب "),
        m.Strong(t("بديلًا نصيًا")),
        m.Text(" لكل صورة"),
        m.NoteReference("n1"),
        m.Text(". وقالت المديرة "),
        m.Quoted(t("القراءة حق للجميع")),
        m.Text("، ثم كررت ذلك"),
        m.NoteReference("n1"),
        m.Text("."),
    )
    rows = (
        m.Row((m.Cell(()), m.Cell((p("السنة"),), header="column"), m.Cell((p("العدد"),), header="column"))),
        m.Row((m.Cell((p("حلب"),), header="row"), m.Cell((p("2022"),)), m.Cell((p("1,200"),)))),
        m.Row((m.Cell((p("إدلب"),), header="row"), m.Cell((p("2023"),)), m.Cell((p("900"),)))),
    )
    lists = (
        m.OrderedList(
            (m.Item((p("افتح الملف."),)), m.Item((p("اقرأ العناوين."), m.BulletList((m.Item((p("عنوان أول"),)),))))),
        ),
        m.BulletList((m.Item((p("نص واضح"),)), m.Item((p("صور موصوفة"),), task="done"))),
        m.Quote((p("كل نص يمكن أن يُقرأ بصوت عالٍ."),), attribution=t("محررة")),
        m.Aside((p("اختبر الملف قبل نشره."),), kind="tip"),
        m.CodeBlock("print('مرحبا')", language="python"),
    )
    figure = m.Figure(PICTURE.id, m.Described("مستطيل أزرق"), caption=t("صورة من التقرير"), id="f1")
    table = m.Table(rows, caption=t("الأعداد بحسب السنة"), alignments=("right", "left", "left"), id="t1")
    french = m.Paragraph((m.Foreign("fr", t("Une phrase entière en français.")),))
    return m.Article(
        meta=m.Meta(slug="arabic", lang="ar", authors=(m.Person(name="ليلى حداد"),), date="2024-11-30"),
        title=t("تقرير عن النشر المتاح للجميع"),
        subtitle=t("مقال قصير للاختبار"),
        body=(
            m.Paragraph(mixed),
            m.Section(t("القوائم"), lists, id="القوائم"),
            m.Section(t("الجداول والصور"), (table, figure, french), id="الجداول"),
            m.Section(t("الخاتمة"), (p("هذا كل شيء."),), id="الخاتمة"),
        ),
        notes=(m.Note(id="n1", blocks=(p("انظر القسم 1.1.1 من المعيار."),)),),
        resources=(PICTURE,),
    )
