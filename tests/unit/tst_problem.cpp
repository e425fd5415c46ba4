#include "server/http/exchange.h"
#include "server/http/problem.h"
#include "tests/unit/http_fixture.h"

#include <QJsonDocument>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QJsonObject document(const Response &response)
{
    return QJsonDocument::fromJson(response.body()).object();
}

} // namespace

class TestProblem final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasTheMembersOfRfc9457();
    void knowsTheRequest();
    void carriesErrors();
    void mapsErrors_data();
    void mapsErrors();
    void doesNotTellAboutOurInside_data();
    void doesNotTellAboutOurInside();
    void aStopHasAReason();
};

void TestProblem::hasTheMembersOfRfc9457()
{
    const auto response = problem(404, u"There is no such thing."_s, nullptr);
    QCOMPARE(response.status(), 404);
    QCOMPARE(response.contentType(), QByteArray("application/problem+json"));
    const QJsonObject expected{
        {u"type"_s, u"about:blank"_s},
        {u"title"_s, u"Not Found"_s},
        {u"status"_s, 404},
        {u"detail"_s, u"There is no such thing."_s},
    };
    QCOMPARE(document(response), expected);
    QVERIFY(!document(problem(404, {}, nullptr)).contains(u"detail"_s));
}

void TestProblem::knowsTheRequest()
{
    Exchange exchange;
    QVERIFY(!document(problem(400, {}, &exchange)).contains(u"instance"_s)); // nothing of it was parsed
    exchange.request = test::makeRequest("GET", "/a%20b/%FF?q=1");
    exchange.record = std::make_unique<ExchangeRecord>();
    exchange.record->traceId = "0123456789abcdef0123456789abcdef";
    const auto object = document(problem(400, {}, &exchange));
    QCOMPARE(object.value(u"instance"_s), QJsonValue(u"/a%20b/%FF"_s)); // the path as it came, without its query
    QCOMPARE(object.value(u"trace_id"_s), QJsonValue(u"0123456789abcdef0123456789abcdef"_s));
}

void TestProblem::carriesErrors()
{
    const QJsonArray errors{QJsonObject{{u"loc"_s, QJsonArray{u"body"_s}}}};
    QCOMPARE(document(problem(422, {}, nullptr, errors)).value(u"errors"_s).toArray(), errors);
    QVERIFY(!document(problem(422, {}, nullptr)).contains(u"errors"_s));
}

void TestProblem::mapsErrors_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("bad request") << Error::Kind::BadRequest << 400;
    QTest::newRow("not found") << Error::Kind::NotFound << 404;
    QTest::newRow("conflict") << Error::Kind::Conflict << 409;
    QTest::newRow("timeout") << Error::Kind::Timeout << 504;
    QTest::newRow("canceled") << Error::Kind::Canceled << 503;
    QTest::newRow("unavailable") << Error::Kind::Unavailable << 503;
    QTest::newRow("storage") << Error::Kind::Storage << 500;
    QTest::newRow("internal") << Error::Kind::Internal << 500;
}

void TestProblem::mapsErrors()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, status);
    const auto response = problemFor({kind, {}}, nullptr);
    QCOMPARE(response.status(), status);
    QCOMPARE(document(response).value(u"status"_s).toInt(), status);
    QVERIFY(!document(response).value(u"detail"_s).toString().isEmpty());
}

void TestProblem::doesNotTellAboutOurInside_data()
{
    mapsErrors_data();
}

void TestProblem::doesNotTellAboutOurInside()
{
    QFETCH(Error::Kind, kind);
    QVERIFY(!problemFor({kind, u"/var/lib/secret"_s}, nullptr).body().contains("secret"));
}

void TestProblem::aStopHasAReason()
{
    Exchange late;
    late.requestStop(StopReason::Deadline);
    QCOMPARE(problemFor(Error::canceled(), &late).status(), 504);
    Exchange stopped;
    stopped.requestStop(StopReason::ServerStopping);
    QCOMPARE(problemFor(Error::canceled(), &stopped).status(), 503);
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
