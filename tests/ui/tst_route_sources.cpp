#include "server/api/api.h"
#include "server/http/router.h"
#include "ui/source/route_source.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr int kNotThere = 77; ///< what fastapi_routes.py exits with

QString python()
{
    const QString debians = u"/usr/bin/python3"_s; // which has Debian's python3-fastapi, whatever PATH says
    return QFile::exists(debians) ? debians : QStandardPaths::findExecutable(u"python3"_s);
}

QString sourceFolder()
{
    return QStringLiteral(COROSCOPE_SOURCE_DIR);
}

QStringList counterparts()
{
    const QDir folder(sourceFolder() + u"/resources/fastapi"_s);
    QStringList paths;
    for (const QString &name : folder.entryList({u"*.py"_s}))
        paths.append(folder.filePath(name));
    return paths;
}

/// As fastapi_routes.py names it.
QString nameOf(const RouteInfo &route)
{
    const QString method = route.kind == HandlerKind::WebSocket ? u"WEBSOCKET"_s
        : route.method == "*"                                   ? u"POST"_s
                                                                : QString::fromLatin1(route.method);
    return method + u' ' + route.path;
}

} // namespace

/// The code that the Source pane shows of each route.
class TestRouteSources final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        RouteSet routes;
        registerApi(routes);
        m_router = std::make_unique<Router>(std::move(routes));
    }

    void everyRouteShowsItsHandler_data()
    {
        QTest::addColumn<int>("route");
        for (const RouteInfo &route : *m_router->table())
            QTest::addRow("%s %s", route.method.constData(), qPrintable(route.path)) << int(route.index);
    }

    void everyRouteShowsItsHandler()
    {
        QFETCH(int, route);
        const RouteSource source = sourceOf(m_router->table()->at(route));
        QFile real(sourceFolder() + u"/server/api/"_s + source.origin.file);
        QVERIFY2(real.open(QIODevice::ReadOnly), qPrintable(source.origin.file));
        QCOMPARE(source.cpp, QString::fromUtf8(real.readAll()));

        const QString handler = handlerNamedAt(source.cpp, source.origin.line);
        QVERIFY2(!handler.isEmpty(), qPrintable(QString::number(source.origin.line)));
        const QStringList lines = source.cpp.split(u'\n');
        const QRegularExpression head(u"^\\w.*\\b"_s + handler + u"\\("_s);
        bool hasHead = false;
        bool hasEnd = false;
        for (const SourcePiece::Line &line : source.cppPiece.lines) {
            if (line.number == 0)
                continue;
            QCOMPARE(line.text, lines.value(line.number - 1));
            hasHead = hasHead || head.match(line.text).hasMatch();
            hasEnd = hasEnd || line.text.contains(u"return"_s) || line.text.contains(u"co_await"_s);
        }
        QVERIFY2(hasHead && hasEnd, qPrintable(handler + u'\n' + source.cppPiece.text()));
        QVERIFY(source.cppPiece.lines.size() < lines.size());
        QCOMPARE(source.cppPiece.placeOf(source.cppPiece.lines.last().number), int(source.cppPiece.lines.size()) - 1);
        QCOMPARE(source.cppPiece.placeOf(int(lines.size()) + 1), -1);
    }

    /// Helpers that are coroutines come along; declarations, constants and other functions do not.
    void aPieceHasWhatItsHandlerAwaits()
    {
        // Not as one raw string: moc of Qt 6.4 loses its way in it.
        const QString text = QStringList{
            u"#include \"x.h\""_s,
            u""_s,
            u"namespace {"_s,
            u""_s,
            u"const auto kId = pathParam<qint64>(\"id\", u\"One {"_s,
            u"};"_s,
            u""_s,
            u"/// Not asked for."_s,
            u"int other(int a)"_s,
            u"{"_s,
            u"    return a;"_s,
            u"}"_s,
            u""_s,
            u"/// Fetches it."_s,
            u"QCoro::Task<int> fetch(Context context,"_s,
            u"                       int id)"_s,
            u"{"_s,
            u"    co_return other(id);"_s,
            u"}"_s,
            u""_s,
            u"// Answers."_s,
            u"QCoro::Task<Response> show(ExchangePtr exchange)"_s,
            u"{"_s,
            u"    auto got = co_await fetch(Context(exchange), 1);"_s,
            u"    co_return Response(got);"_s,
            u"}"_s,
            u""_s,
            u"QCoro::Task<Response> showAll(ExchangePtr exchange)"_s,
            u"{"_s,
            u"    co_return Response(200);"_s,
            u"}"_s,
            u""_s,
            u"} // namespace"_s,
            u""_s,
            u"void registerThings(RouteSet &routes)"_s,
            u"{"_s,
            u"    declare(routes.get(\"/things/{id}\", show));"_s,
            u"    routes.get(\"/things\","_s,
            u"               showAll);"_s,
            u"}"_s,
            u""_s,
        }.join(u'\n');
        const QStringList lines = text.split(u'\n');
        const int one = int(lines.indexOf(u"    declare(routes.get(\"/things/{id}\", show));"_s)) + 1;
        QCOMPARE(handlerNamedAt(text, one), u"show"_s);
        QCOMPARE(handlerNamedAt(text, one + 1), u"showAll"_s);
        QCOMPARE(handlerNamedAt(text, 1), QString());
        QCOMPARE(handlerNamedAt(text, 1'000), QString());
        const QString piece = handlerPiece(text, one).text();
        QVERIFY(piece.startsWith(u"// Answers.\nQCoro::Task<Response> show("_s));
        QVERIFY(piece.contains(u"}\n\n/// Fetches it.\nQCoro::Task<int> fetch("_s));
        QVERIFY(!piece.contains(u"showAll"_s) && !piece.contains(u"int other"_s) && !piece.contains(u"kId"_s));
        QCOMPARE(handlerPiece(text, one + 1).lines.size(), 4);
        QVERIFY(handlerPiece(text, 1).lines.isEmpty());
    }

    /// All that is documented has one, but what FastAPI makes by itself.
    void everyRouteHasACounterpart()
    {
        const QSet<QString> own{u"/docs"_s, u"/openapi.json"_s};
        for (const auto &route : m_router->routes().routes()) {
            const RouteSource source = sourceOf(route->info());
            const bool isWanted = route->isDocumented() && !own.contains(route->info().path);
            const QString piece = source.pythonPiece.text();
            QVERIFY2(!isWanted || !piece.isEmpty(), qPrintable(nameOf(route->info())));
            if (piece.isEmpty() || piece.startsWith(u"app.mount"_s))
                continue;
            QVERIFY2(piece.contains(u"def "_s) && piece.contains(u"@app."_s), qPrintable(piece));
            QCOMPARE(piece.count(u"@app."_s), 1);
            QVERIFY(piece.contains(u"    "_s) && !piece.endsWith(u"\n\n"_s));
        }
    }

    void counterpartsCompile()
    {
        if (python().isEmpty())
            QSKIP("there is no python3");
        QVERIFY(counterparts().size() > 20);
        QTemporaryDir scratch;
        for (const QString &path : counterparts()) {
            const QString copy = scratch.filePath(QFileInfo(path).fileName()); // it writes beside the file
            QVERIFY(QFile::copy(path, copy));
            QProcess compiler;
            compiler.start(python(), {u"-m"_s, u"py_compile"_s, copy});
            QVERIFY(compiler.waitForFinished());
            QVERIFY2(compiler.exitCode() == 0, compiler.readAllStandardError().constData());
        }
    }

    /// FastAPI itself says which routes they declare.
    void counterpartsDeclareOurRoutes()
    {
        if (python().isEmpty())
            QSKIP("there is no python3");
        QProcess importer;
        importer.start(python(),
                       QStringList{u"-B"_s, sourceFolder() + u"/tests/tools/fastapi_routes.py"_s} + counterparts());
        QVERIFY(importer.waitForFinished(60'000));
        if (importer.exitCode() == kNotThere)
            QSKIP("python3-fastapi is not installed");
        QVERIFY2(importer.exitCode() == 0, importer.readAllStandardError().constData());
        const QJsonObject declared = QJsonDocument::fromJson(importer.readAllStandardOutput()).object();
        QSet<QString> ours;
        for (const RouteInfo &route : *m_router->table()) {
            ours.insert(nameOf(route));
            const RouteSource source = sourceOf(route);
            const QString module = QFileInfo(source.origin.file).completeBaseName();
            const QJsonArray routes = declared.value(module).toArray();
            if (!source.pythonPiece.lines.isEmpty() && !source.pythonPiece.text().startsWith(u"app.mount"_s))
                QVERIFY2(routes.contains(nameOf(route)), qPrintable(module + u": "_s + nameOf(route)));
        }
        // And none that we do not have.
        for (auto module = declared.begin(); module != declared.end(); ++module) {
            for (const QJsonValue &each : module.value().toArray()) {
                const QString name = each.toString();
                const bool isOwn = name.contains(u" /docs"_s) || name.contains(u" /redoc"_s)
                    || name.contains(u" /openapi.json"_s) || name.startsWith(u"MOUNT"_s) || name.endsWith(u" /echo"_s);
                QVERIFY2(isOwn || ours.contains(name), qPrintable(module.key() + u": "_s + name));
            }
        }
    }

private:
    std::unique_ptr<Router> m_router;
};

QTEST_GUILESS_MAIN(TestRouteSources)
#include "tst_route_sources.moc"
