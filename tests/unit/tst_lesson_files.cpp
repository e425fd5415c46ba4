// The built-in lessons: all can be read, and each text is there in each language of the window.

#include "server/lessons/lesson_shelf.h"

#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

class TestLessonFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areRead();
    void speakBothLanguages_data();
    void speakBothLanguages();
    void haveWhatALessonNeeds_data() { speakBothLanguages_data(); }
    void haveWhatALessonNeeds();

private:
    LessonPtr lesson() const { return m_shelf.find(QString::fromLatin1(QTest::currentDataTag())); }
    /// Where a text lacks a language, said for people; those that are the same in all of them have none.
    void look(const QString &where, const LessonText &text)
    {
        const QStringList languages = text.languages();
        if (text.isEmpty() || languages == QStringList{QString()})
            return;
        for (const QString &each : {u"en"_s, u"de"_s}) {
            if (!languages.contains(each))
                m_missing.append(where + u" has no "_s + each);
        }
    }

    LessonShelf m_shelf;
    QStringList m_missing;
};

void TestLessonFiles::areRead()
{
    QCOMPARE(m_shelf.faults(), QStringList());
    QStringList ids;
    for (const LessonPtr &each : m_shelf.lessons())
        ids.append(each->id);
    QStringList expected;
    for (int i = 1; i <= 19; ++i)
        expected.append(u"L%1"_s.arg(i));
    QCOMPARE(ids, expected); // as they are counted, not as text is sorted
}

void TestLessonFiles::speakBothLanguages_data()
{
    QTest::addColumn<int>("unused");
    for (const LessonPtr &each : m_shelf.lessons())
        QTest::newRow(each->id.toLatin1().constData()) << 0;
}

void TestLessonFiles::speakBothLanguages()
{
    m_missing.clear();
    const LessonPtr one = lesson();
    look(u"title"_s, one->title);
    look(u"about"_s, one->about);
    for (std::size_t i = 0; i < one->steps.size(); ++i) {
        const LessonStep &step = one->steps[i];
        const QString at = u"step %1: "_s.arg(i + 1);
        look(at + u"title"_s, step.title);
        look(at + u"text"_s, step.text);
        look(at + u"notes"_s, step.notes);
        look(at + u"explain"_s, step.explain);
        for (const LessonReveal &reveal : step.reveal)
            look(at + u"reveal"_s, reveal.label);
        if (!step.predict)
            continue;
        look(at + u"question"_s, step.predict->question);
        for (const LessonText &choice : step.predict->choices)
            look(at + u"choice"_s, choice);
    }
    for (const LessonCheck &check : one->checks)
        look(u"check"_s, check.that);
    QCOMPARE(m_missing, QStringList());
}

void TestLessonFiles::haveWhatALessonNeeds()
{
    const LessonPtr one = lesson();
    QVERIFY(!one->about.isEmpty());
    QVERIFY2(one->steps.size() >= 3 && one->steps.size() <= 6, qPrintable(QString::number(one->steps.size())));
    QVERIFY(!one->checks.isEmpty());
    bool predicts = false;
    for (const LessonStep &step : one->steps) {
        QVERIFY(!step.text.isEmpty());
        QVERIFY(!step.explain.isEmpty());
        QVERIFY(!step.reveal.isEmpty());
        predicts = predicts || step.predict.has_value();
    }
    QVERIFY(predicts);
}

QTEST_GUILESS_MAIN(TestLessonFiles)
#include "tst_lesson_files.moc"
