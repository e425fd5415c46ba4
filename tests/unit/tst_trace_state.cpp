#include "server/http/trace_state.h"

#include "tests/unit/http_fixture.h"

#include <QTest>

using namespace coroscope;
using namespace coroscope::test;

class TestTraceState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void list_data();
    void list();
};

void TestTraceState::list_data()
{
    QTest::addColumn<QByteArrayList>("sent");
    QTest::addColumn<QByteArray>("passedOn");
    const auto same
        = [](const char *name, const QByteArray &list) { QTest::newRow(name) << QByteArrayList{list} << list; };
    const auto dropped
        = [](const char *name, const QByteArray &list) { QTest::newRow(name) << QByteArrayList{list} << QByteArray(); };
    const auto members = [](int count, const QByteArray &value) {
        QByteArrayList list;
        for (int i = 0; i < count; ++i)
            list.append('k' + QByteArray::number(i) + '=' + value);
        return list.join(',');
    };

    QTest::newRow("none") << QByteArrayList() << QByteArray();
    same("one member", "congo=t61rcWkgMzE");
    same("members", "rojo=00f067aa0ba902b7,congo=t61rcWkgMzE");
    same("a key of a tenant", "fw529a3039@dt=FfAsmhRMAX");
    same("every character of a key", "az09_-*/=1");
    same("a blank inside a value", "a=b c");
    same("32 members", members(32, "v"));
    QTest::newRow("blanks and empty members") << QByteArrayList{" a=1 ,\t, b=2,"} << QByteArray("a=1,b=2");
    QTest::newRow("fields are one list") << QByteArrayList{"a=1", "", "b=2,c=3"} << QByteArray("a=1,b=2,c=3");
    dropped("33 members", members(33, "v"));
    dropped("no value", "a");
    dropped("an empty value", "a=");
    dropped("an empty key", "=1");
    dropped("a capital in a key", "A=1");
    dropped("a key that begins with a sign", "_a=1");
    dropped("two tenants in a key", "a@b@c=1");
    dropped("an equals sign in a value", "a=1=2");
    dropped("a byte over 0x7E in a value", "a=\xc3\xa9");
    dropped("a key twice", "a=1,b=2,a=3");
    dropped("one bad member among good ones", "a=1,b,c=3");
    dropped("a key of 257 bytes", QByteArray(257, 'k') + "=1");
    dropped("a value of 257 bytes", "k=" + QByteArray(257, 'v'));
    QTest::newRow("a key twice, in two fields") << QByteArrayList{"a=1", "a=2"} << QByteArray();

    const QByteArray large = "large=" + QByteArray(200, 'v');
    const QByteArray small = members(20, QByteArray(15, 'v')); // 20 to 21 bytes each with its comma
    QTest::newRow("over 512 bytes: large members go first")
        << QByteArrayList{"a=1," + large + ',' + small} << "a=1," + small;
    const QByteArray many = members(30, QByteArray(15, 'v'));
    QTest::newRow("over 512 bytes: then the last ones") << QByteArrayList{many} << members(26, QByteArray(15, 'v'));
}

void TestTraceState::list()
{
    QFETCH(QByteArrayList, sent);
    QList<QPair<QByteArray, QByteArray>> fields{{"Host", "localhost"}};
    for (const QByteArray &value : sent)
        fields.append({"TraceState", value});
    QTEST(traceState(makeRequest("GET", "/", fields)), "passedOn");
}

QTEST_GUILESS_MAIN(TestTraceState)
#include "tst_trace_state.moc"
