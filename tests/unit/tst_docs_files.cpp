#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QString content(const QString &name)
{
    QFile file(u":/docs/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The page has to work under `default-src 'self'`, with no network but this server, whatever text a route declares.
/// What it does in a browser is tested there.
class TestDocsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Q_INIT_RESOURCE(docs); } // as docs.cpp does: a resource of a static library
    void filesAreLinkedIn();
    void pageRefersToItsOwnFiles();
    void forbidden_data();
    void forbidden();
    void hooksOfTheBrowserTest_data();
    void hooksOfTheBrowserTest();
};

void TestDocsPage::filesAreLinkedIn()
{
    const QStringList names = QDir(u":/docs"_s).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names, (QStringList{u"docs.css"_s, u"docs.js"_s, u"icon.svg"_s, u"index.html"_s}));
    for (const QString &name : names)
        QVERIFY2(!content(name).isEmpty(), qPrintable(name));
}

void TestDocsPage::pageRefersToItsOwnFiles()
{
    static const QRegularExpression reference(u"(?:src|href)=\"([^\"#]*)\""_s);
    auto matches = reference.globalMatch(content(u"index.html"_s));
    int count = 0;
    while (matches.hasNext()) {
        const QString address = matches.next().captured(1);
        if (address.isEmpty() || address == "/openapi.json"_L1)
            continue;
        QVERIFY2(address.startsWith("/docs/"_L1), qPrintable(address));
        QVERIFY2(QFile::exists(u':' + address), qPrintable(address));
        ++count;
    }
    QCOMPARE(count, 3);
}

void TestDocsPage::forbidden_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("script in the page") << u"index.html"_s << u"<script(?![^>]*\\ssrc=)"_s;
    QTest::newRow("style in the page") << u"index.html"_s << u"<style|\\sstyle="_s;
    QTest::newRow("handler in the page") << u"index.html"_s << u"\\son[a-z]+="_s;
    QTest::newRow("other host in the page") << u"index.html"_s << u"(src|href)=\"(https?:)?//"_s;
    QTest::newRow("data as markup") << u"docs.js"_s
                                    << u"innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|DOMParser|"
                                       "srcdoc|document\\.write"_s;
    QTest::newRow("data as code") << u"docs.js"_s << u"\\beval\\(|new Function|setTimeout\\(\\s*[\"'`]|javascript:"_s;
    QTest::newRow("inline style") << u"docs.js"_s << u"\\.style\\b|[\"']style[\"']"_s;
    QTest::newRow("other host") << u"docs.js"_s << u"(fetch|import|open)\\(\\s*[\"'`](https?:)?//"_s;
    QTest::newRow("style from elsewhere") << u"docs.css"_s << u"@import|url\\("_s;
    QTest::newRow("script in the icon") << u"icon.svg"_s << u"<script|\\son[a-z]+=|href="_s;
}

void TestDocsPage::forbidden()
{
    QFETCH(QString, file);
    QFETCH(QString, pattern);
    const QString text = content(file);
    QVERIFY(!text.isEmpty());
    const auto match = QRegularExpression(pattern).match(text);
    QVERIFY2(!match.hasMatch(), qPrintable(match.captured()));
}

void TestDocsPage::hooksOfTheBrowserTest_data()
{
    QTest::addColumn<QString>("hook");
    QTest::newRow("route") << u"\"data-route\": route.key"_s;
    QTest::newRow("send") << u"\"data-action\": \"send\""_s;
    QTest::newRow("status") << u"\"data-role\": \"status\""_s;
    QTest::newRow("body") << u"\"data-role\": \"response-body\""_s;
    QTest::newRow("inputs") << u"name: parameter.name"_s;
}

void TestDocsPage::hooksOfTheBrowserTest()
{
    QFETCH(QString, hook);
    QVERIFY(content(u"docs.js"_s).contains(hook));
}

QTEST_GUILESS_MAIN(TestDocsPage)
#include "tst_docs_files.moc"
