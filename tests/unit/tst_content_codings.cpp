// Content codings by themselves: what a client accepts, what gets smaller, and every coding there and back.

#include "server/compression/accept_encoding.h"
#include "server/compression/body_decoder.h"
#include "server/compression/compressor.h"
#include "server/compression/encoded_bodies.h"
#include "server/compression/stream_encoder.h"
#include "server/http/content_codings.h"
#include "tests/support/codings.h"
#include "tests/unit/http_fixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

#include <zstd.h>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QByteArray jsonLike(int rows)
{
    QByteArray text = "[";
    for (int i = 0; i < rows; ++i) {
        text += "{\"id\":" + QByteArray::number(i) + ",\"name\":\"User " + QByteArray::number(i * 7919 % 1000)
            + "\",\"email\":\"user" + QByteArray::number(i) + "@example.org\"},";
    }
    return text + "null]";
}

QByteArray noise(qsizetype size, quint32 seed = 1)
{
    QRandomGenerator random(seed);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &c : bytes)
        c = char(random.bounded(256));
    return bytes;
}

/// What comes out of a decoder that is given `step` bytes at a time; nothing where it is damaged or not complete.
std::optional<QByteArray> decoded(const QList<Coding> &codings, const QByteArray &coded,
                                  qsizetype step = std::numeric_limits<qsizetype>::max(), qsizetype most = 100'000'000)
{
    BodyDecoder decoder(codings);
    QByteArray out;
    for (qsizetype at = 0; at < coded.size();) {
        const qsizetype size = std::min(step, coded.size() - at);
        decoder.push(QByteArrayView(coded).sliced(at, size));
        at += size;
        auto state = BodyDecoder::State::Full;
        while (state == BodyDecoder::State::Full && out.size() < most)
            state = decoder.pull(out, std::min<qsizetype>(10'000, most - out.size()));
        if (state == BodyDecoder::State::Damaged)
            return std::nullopt;
    }
    return decoder.isComplete() ? std::optional(out) : std::nullopt;
}

QByteArray streamed(Coding coding, CompressionLevel level, const QByteArray &body, qsizetype step)
{
    const auto encoder = StreamEncoder::make(coding, level);
    QByteArray out;
    bool isGood = encoder != nullptr;
    for (qsizetype at = 0; isGood && at < body.size(); at += step)
        isGood = encoder->write(QByteArrayView(body).sliced(at, std::min(step, body.size() - at)),
                                StreamEncoder::Then::Flush, out);
    isGood = isGood && encoder->write({}, StreamEncoder::Then::Finish, out);
    return isGood ? out : QByteArray();
}

void codingRows()
{
    QTest::addColumn<Coding>("coding");
    for (const Coding coding : kCodings)
        QTest::newRow(codingName(coding).constData()) << coding;
}

} // namespace

Q_DECLARE_METATYPE(coroscope::Coding)

class TestContentCodings final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void accepted_data();
    void accepted();
    void identityIsRefused_data();
    void identityIsRefused();
    void linesAreOneList();
    void types_data();
    void types();
    void contentEncoding_data();
    void contentEncoding();

    void thereAndBack_data();
    void thereAndBack();
    void aCompressorIsUsedAgain();
    void noiseIsNotWorthIt_data();
    void noiseIsNotWorthIt();
    void otherProgramsReadIt_data();
    void otherProgramsReadIt();
    void streamsThereAndBack_data();
    void streamsThereAndBack();
    void aFlushCanBeRead_data();
    void aFlushCanBeRead();

    void severalCodings();
    void membersAndFrames();
    void whatFollowsIsRefused_data();
    void whatFollowsIsRefused();
    void cutAnywhere_data();
    void cutAnywhere();
    void damagedAnywhere_data();
    void damagedAnywhere();
    void aBombIsPulledInPieces_data();
    void aBombIsPulledInPieces();
    void muchForNothingIsRefused();
    void zstdMayNotAskForMuch();
    void rawDeflateIsNotZlib();

    void formsAreFoundByTheBody();
    void formsAreBounded();
};

// ---------------------------------------------------------------- what is accepted

void TestContentCodings::accepted_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("best");
    const auto row = [](const char *name, const char *field, const char *best) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(best);
    };
    row("an empty field", "", "identity");
    row("blanks", " \t ", "identity");
    row("gzip", "gzip", "gzip");
    row("its old name", "x-gzip", "gzip");
    row("case does not matter", "GZip", "gzip");
    row("deflate", "deflate", "deflate");
    row("br", "br", "br");
    row("zstd", "zstd", "zstd");
    row("a browser", "gzip, deflate, br, zstd", "zstd");
    row("an older browser", "gzip, deflate, br", "br");
    row("curl of old", "deflate, gzip", "gzip");
    row("the larger weight wins", "gzip;q=1.0, br;q=0.9, zstd;q=0.8", "gzip");
    row("also by a thousandth", "gzip;q=0.501, br;q=0.5", "gzip");
    row("weights in any order", "br;q=0.2, deflate;q=0.7, gzip;q=0.3", "deflate");
    row("a weight of nothing refuses", "gzip;q=0", "identity");
    row("of nothing, with decimals", "gzip;q=0.000, br", "br");
    row("blanks around everything", " gzip ; q=0.5 ,\tbr ; q=0.4", "gzip");
    row("a big Q", "gzip;Q=0.3, br;Q=0.4", "br");
    row("unknown ones are passed over", "compress, sdch;q=1, gzip;q=0.1", "gzip");
    row("only unknown ones", "compress, exi", "identity");
    row("empty elements", ",, gzip ,,", "gzip");
    row("only commas", ",,", "identity");
    row("a star is any", "*", "zstd");
    row("a star, but", "*, zstd;q=0", "br");
    row("a star with less", "gzip, *;q=0.5", "gzip");
    row("a star with more", "gzip;q=0.4, *;q=0.5", "zstd");
    row("a star of nothing", "*;q=0", "identity");
    row("a star of nothing, gzip", "gzip, *;q=0", "gzip");
    row("identity", "identity", "identity");
    row("identity is liked more", "gzip;q=0.5, identity", "identity");
    row("identity is liked as much", "gzip, identity", "gzip");
    row("identity is liked less", "gzip, identity;q=0.5", "gzip");
    row("identity by a star, liked more", "gzip;q=0.2, br;q=0.2, zstd;q=0.2, deflate;q=0.2, *;q=0.9", "identity");
    row("identity refused", "gzip;q=0.1, identity;q=0", "gzip");
    row("twice: the larger", "gzip;q=0.1, br;q=0.5, gzip;q=0.9", "gzip");
    row("a weight over one", "gzip;q=1.1", "identity");
    row("a weight of four decimals", "gzip;q=0.1234", "identity");
    row("a weight that is none", "gzip;q=high", "identity");
    row("a weight without digits", "gzip;q=", "identity");
    row("a weight without its zero", "gzip;q=.5", "identity");
    row("a negative weight", "gzip;q=-1", "identity");
    row("another parameter", "gzip;level=9", "identity");
    row("a parameter after the weight", "gzip;q=0.5;x=1", "identity");
    row("a quoted weight", "gzip;q=\"1\"", "identity");
    row("no name", ";q=1", "identity");
    row("blanks within a name", "g zip", "identity");
    row("one that is malformed spoils the others", "br, gzip;q=x", "identity");
    row("bytes that are no token", "gzip\x01", "identity");
}

void TestContentCodings::accepted()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, best);
    AcceptEncoding accepted;
    accepted.add(field);
    QCOMPARE(codingName(accepted.best()), best);
    QCOMPARE(accepted.best(false), Coding::Identity);
}

void TestContentCodings::identityIsRefused_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("identity");
    QTest::addColumn<bool>("all");
    const auto row = [](const char *name, const char *field, bool identity, bool all) {
        QTest::newRow(name) << QByteArray(field) << identity << all;
    };
    row("not named", "gzip", false, false);
    row("an empty field", "", false, false);
    row("named", "identity;q=0", true, true);
    row("named, gzip", "identity;q=0, gzip", true, false);
    row("by a star", "*;q=0", true, true);
    row("by a star, gzip", "*;q=0, gzip;q=0.001", true, false);
    row("by a star, but", "*;q=0, identity;q=0.5", false, false);
    row("by a star, unknown ones", "compress, *;q=0", true, true);
    row("malformed, so it says nothing", "identity;q=0, gzip;q=x", false, false);
    row("a star wants anything", "*, identity;q=0", true, false);
}

void TestContentCodings::identityIsRefused()
{
    QFETCH(QByteArray, field);
    QFETCH(bool, identity);
    QFETCH(bool, all);
    AcceptEncoding accepted;
    accepted.add(field);
    QCOMPARE(accepted.refusesIdentity(), identity);
    QCOMPARE(accepted.refusesAll(), all);
    QCOMPARE(accepted.refusesAll(false), identity); // where nothing but that can be had
}

void TestContentCodings::linesAreOneList()
{
    AcceptEncoding accepted;
    QCOMPARE(accepted.best(), Coding::Identity); // no field at all
    QVERIFY(!accepted.refusesIdentity());
    accepted.add("gzip;q=0.5");
    accepted.add("br");
    QCOMPARE(accepted.best(), Coding::Brotli);
    accepted.add("zstd;q=2");
    QCOMPARE(accepted.best(), Coding::Identity);
}

void TestContentCodings::types_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("compressible");
    for (const char *type : {"text/html", "text/plain; charset=utf-8", "application/json", "application/problem+json",
                             "image/svg+xml", "IMAGE/SVG+XML; charset=utf-8", "image/bmp", "application/wasm",
                             "application/octet-stream", "text/csv", "audio/wav", "", "x/unknown", "imagery/png"})
        QTest::newRow(*type ? type : "none") << QByteArray(type) << true;
    for (const char *type : {"image/png", "Image/JPEG", "image/webp; x=y", "video/mp4", "audio/mpeg", "application/zip",
                             "application/gzip", "application/x-gzip ; a=b", "application/zstd", "font/woff2",
                             "application/pdf", "application/vnd.oasis.opendocument.text",
                             "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
        QTest::newRow(type) << QByteArray(type) << false;
}

void TestContentCodings::types()
{
    QFETCH(QByteArray, type);
    QTEST(isCompressible(type), "compressible");
}

void TestContentCodings::contentEncoding_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("refused");
    const auto row = [](const char *name, const QList<QByteArray> &lines, const char *codings, const char *refused) {
        QTest::newRow(name) << lines << QByteArray(codings) << QByteArray(refused);
    };
    row("none", {}, "", "");
    row("empty", {""}, "", "");
    row("one", {"gzip"}, "gzip", "");
    row("its old name", {"X-GZIP"}, "gzip", "");
    row("identity is none", {"identity"}, "", "");
    row("several", {"gzip , br"}, "gzip, br", "");
    row("several lines", {"gzip", "zstd,deflate"}, "gzip, zstd, deflate", "");
    row("an unknown one", {"gzip, compress"}, "gzip", "\"compress\"");
    row("nonsense", {"gz ip"}, "", "\"gz ip\"");
    row("a weight has no place there", {"gzip;q=1"}, "", "\"gzip;q=1\"");
    row("too many", {"gzip,gzip,gzip,gzip,gzip"}, "gzip, gzip, gzip, gzip, gzip", "5 content codings");
}

void TestContentCodings::contentEncoding()
{
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QByteArray, refused);
    QList<QPair<QByteArray, QByteArray>> fields;
    for (const QByteArray &line : lines)
        fields.append({"Content-Encoding", line});
    const auto found = contentCodings(test::makeRequest("POST", "/", fields));
    QTEST(codingText(found.codings), "codings");
    QCOMPARE(found.refused.isEmpty(), refused.isEmpty());
    QVERIFY2(found.refused.contains(refused), found.refused.constData());
}

// ---------------------------------------------------------------- there and back

void TestContentCodings::thereAndBack_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<CompressionLevel>("level");
    QTest::addColumn<QByteArray>("body");
    const QList<std::pair<const char *, QByteArray>> bodies{{"one byte", "x"},
                                                            {"JSON", jsonLike(50)},
                                                            {"much JSON", jsonLike(20'000)},
                                                            {"zeros", QByteArray(1'000'000, '\0')},
                                                            {"half noise", noise(30'000) + QByteArray(100'000, 'a')}};
    for (const Coding coding : kCodings) {
        for (const auto level : {CompressionLevel::Fast, CompressionLevel::Default, CompressionLevel::Best}) {
            for (const auto &[name, body] : bodies)
                QTest::addRow("%s %d %s", codingName(coding).constData(), int(level), name) << coding << level << body;
        }
    }
}

void TestContentCodings::thereAndBack()
{
    QFETCH(Coding, coding);
    QFETCH(CompressionLevel, level);
    QFETCH(QByteArray, body);
    Compressor compressor;
    const QByteArray coded = compressor.compress(coding, level, body);
    QVERIFY(!coded.isNull());
    if (body.size() > 100)
        QVERIFY2(coded.size() < body.size() / 2 || body.size() == 130'000,
                 QByteArray::number(coded.size()).constData());
    const auto back = decoded({coding}, coded);
    QVERIFY(back.has_value());
    QVERIFY(*back == body);
}

void TestContentCodings::aCompressorIsUsedAgain()
{
    Compressor compressor;
    QByteArray first;
    for (int round = 0; round < 20; ++round) {
        for (const Coding coding : kCodings) {
            const auto level = CompressionLevel(round % 3);
            const QByteArray body = jsonLike(1 + round * 37);
            const auto back = decoded({coding}, compressor.compress(coding, level, body));
            QVERIFY(back.has_value());
            QVERIFY(*back == body);
        }
    }
    // What was compressed before leaves no trace.
    const QByteArray body = jsonLike(50);
    for (const Coding coding : kCodings) {
        Compressor fresh;
        QCOMPARE(compressor.compress(coding, CompressionLevel::Default, body),
                 fresh.compress(coding, CompressionLevel::Default, body));
    }
}

void TestContentCodings::noiseIsNotWorthIt_data()
{
    codingRows();
}

void TestContentCodings::noiseIsNotWorthIt()
{
    QFETCH(Coding, coding);
    Compressor compressor;
    const QByteArray body = noise(200'000);
    const QByteArray coded = compressor.compress(coding, CompressionLevel::Default, body);
    QVERIFY(coded.isNull() || coded.size() <= body.size() + 64);
}

void TestContentCodings::otherProgramsReadIt_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<QStringList>("command");
    QTest::newRow("gzip") << Coding::Gzip << QStringList{u"gzip"_s, u"-dc"_s};
    QTest::newRow("deflate") << Coding::Deflate
                             << QStringList{u"python3"_s, u"-c"_s,
                                            u"import sys, zlib; "
                                            "sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))"_s};
    QTest::newRow("zstd") << Coding::Zstd << QStringList{u"zstd"_s, u"-dc"_s};
    QTest::newRow("br") << Coding::Brotli << QStringList{u"brotli"_s, u"-dc"_s};
}

void TestContentCodings::otherProgramsReadIt()
{
    QFETCH(Coding, coding);
    QFETCH(QStringList, command);
    if (QStandardPaths::findExecutable(command.first()).isEmpty())
        QSKIP("this program is not installed; tst_compression asks curl for the same");
    const QByteArray body = jsonLike(500);
    Compressor compressor;
    for (const QByteArray &coded : {compressor.compress(coding, CompressionLevel::Default, body),
                                    streamed(coding, CompressionLevel::Default, body, 1'000)}) {
        QProcess program;
        program.start(command.first(), command.sliced(1));
        program.write(coded);
        program.closeWriteChannel();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput() == body);
    }
}

void TestContentCodings::streamsThereAndBack_data()
{
    QTest::addColumn<Coding>("coding");
    QTest::addColumn<CompressionLevel>("level");
    QTest::addColumn<int>("step");
    for (const Coding coding : kCodings) {
        for (const auto level : {CompressionLevel::Fast, CompressionLevel::Default, CompressionLevel::Best}) {
            for (const int step : {1, 777, 100'000})
                QTest::addRow("%s %d by %d", codingName(coding).constData(), int(level), step)
                    << coding << level << step;
        }
    }
}

void TestContentCodings::streamsThereAndBack()
{
    QFETCH(Coding, coding);
    QFETCH(CompressionLevel, level);
    QFETCH(int, step);
    const QByteArray body = step == 1 ? jsonLike(20) : jsonLike(5'000);
    const QByteArray coded = streamed(coding, level, body, step);
    QVERIFY(!coded.isNull());
    for (const qsizetype by : {qsizetype(1'000'000), qsizetype(1), qsizetype(333)}) {
        const auto back = decoded({coding}, coded, by);
        QVERIFY(back.has_value());
        QVERIFY(*back == body);
    }
    // An empty one has an end, too.
    QCOMPARE(decoded({coding}, streamed(coding, level, {}, 1)), std::optional<QByteArray>(QByteArray()));
}

void TestContentCodings::aFlushCanBeRead_data()
{
    codingRows();
}

void TestContentCodings::aFlushCanBeRead()
{
    QFETCH(Coding, coding);
    const auto encoder = StreamEncoder::make(coding, CompressionLevel::Best);
    BodyDecoder decoder({coding});
    for (int i = 0; i < 50; ++i) {
        const QByteArray piece = "piece " + QByteArray::number(i) + '\n';
        QByteArray coded;
        QVERIFY(encoder->write(piece, StreamEncoder::Then::Flush, coded));
        decoder.push(coded);
        QByteArray out;
        QCOMPARE(decoder.pull(out, 1'000), BodyDecoder::State::Hungry);
        QCOMPARE(out, piece);
        QVERIFY(!decoder.isComplete());
    }
}

// ---------------------------------------------------------------- what comes in

void TestContentCodings::severalCodings()
{
    const QByteArray body = jsonLike(10'000);
    Compressor compressor;
    const auto then = [&](Coding coding, const QByteArray &bytes) {
        return streamed(coding, CompressionLevel::Fast, bytes, 50'000); // since coded bytes get no smaller
    };
    const QByteArray coded = then(
        Coding::Deflate,
        then(Coding::Zstd, then(Coding::Brotli, compressor.compress(Coding::Gzip, CompressionLevel::Default, body))));
    const QList<Coding> codings{Coding::Gzip, Coding::Brotli, Coding::Zstd, Coding::Deflate};
    for (const qsizetype step : {qsizetype(1'000'000), qsizetype(10'000), qsizetype(13)}) {
        const auto back = decoded(codings, coded, step);
        QVERIFY(back.has_value());
        QVERIFY(*back == body);
    }
    QVERIFY(!decoded({Coding::Brotli, Coding::Gzip, Coding::Zstd, Coding::Deflate}, coded)); // another order
    QVERIFY(!decoded(codings, coded.chopped(5)));
    // The inner one is cut, the outer one is whole.
    QVERIFY(!decoded({Coding::Gzip, Coding::Brotli}, then(Coding::Brotli, test::gzip(body).chopped(10))));
    QVERIFY(!decoded({Coding::Gzip, Coding::Brotli}, then(Coding::Brotli, {})));
}

void TestContentCodings::membersAndFrames()
{
    QCOMPARE(decoded({Coding::Gzip}, test::gzip("one ") + test::gzip("two")), std::optional<QByteArray>("one two"));
    QCOMPARE(decoded({Coding::Gzip}, test::gzip("one ") + test::gzip("two"), 1), std::optional<QByteArray>("one two"));
    QCOMPARE(decoded({Coding::Zstd}, test::zstd("one ") + test::zstd("two")), std::optional<QByteArray>("one two"));
    const QByteArray skippable = QByteArray::fromHex("502a4d1804000000") + "skip";
    QCOMPARE(decoded({Coding::Zstd}, skippable + test::zstd("two")), std::optional<QByteArray>("two"));
}

void TestContentCodings::whatFollowsIsRefused_data()
{
    codingRows();
}

void TestContentCodings::whatFollowsIsRefused()
{
    QFETCH(Coding, coding);
    Compressor compressor;
    const QByteArray coded = compressor.compress(coding, CompressionLevel::Default, jsonLike(5));
    QVERIFY(decoded({coding}, coded));
    QVERIFY(!decoded({coding}, coded + "garbage that follows"));
    QVERIFY(!decoded({coding}, coded + "garbage that follows", 1));
    BodyDecoder decoder({coding});
    decoder.push("this was never coded at all, was it");
    QByteArray out;
    QCOMPARE(decoder.pull(out, 1'000), BodyDecoder::State::Damaged);
    QCOMPARE(decoder.fault(), coding);
    QCOMPARE(decoder.pull(out, 1'000), BodyDecoder::State::Damaged); // and it stays so
}

void TestContentCodings::cutAnywhere_data()
{
    codingRows();
}

void TestContentCodings::cutAnywhere()
{
    QFETCH(Coding, coding);
    const QByteArray body = jsonLike(40);
    for (const QByteArray &coded : {Compressor().compress(coding, CompressionLevel::Default, body),
                                    streamed(coding, CompressionLevel::Default, body, 300)}) {
        for (qsizetype size = 1; size < coded.size(); ++size)
            QVERIFY2(!decoded({coding}, coded.first(size)), QByteArray::number(size).constData());
        QVERIFY(decoded({coding}, coded));
    }
}

void TestContentCodings::damagedAnywhere_data()
{
    codingRows();
}

/// Whatever comes, it ends, within the room that it was given.
void TestContentCodings::damagedAnywhere()
{
    QFETCH(Coding, coding);
    const QByteArray body = jsonLike(200);
    const QByteArray coded = Compressor().compress(coding, CompressionLevel::Default, body);
    QRandomGenerator random(20260131);
    int refused = 0;
    for (int round = 0; round < 3'000; ++round) {
        QByteArray damaged = coded;
        const int hits = 1 + random.bounded(4);
        for (int i = 0; i < hits; ++i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        if (random.bounded(4) == 0)
            damaged.insert(random.bounded(int(damaged.size())), noise(random.bounded(1, 40), quint32(round)));
        const auto back = decoded({coding}, damaged, random.bounded(1, 400), 2'000'000);
        if (!back || *back != body)
            ++refused;
        else
            QVERIFY(back->size() <= 2'000'000);
    }
    QVERIFY(refused > 1'000); // br and zstd have no sum: many a change only makes another text
}

/// Some kilobytes that a coding turns into very many empty ones of the next: nothing comes out, for hours.
void TestContentCodings::muchForNothingIsRefused()
{
    const QByteArray nothing = QByteArray::fromHex("1f8b0800000000000003030000000000"
                                                   "00000000");
    QByteArray bytes;
    for (int i = 0; i < 500'000; ++i)
        bytes += nothing;
    const QByteArray coded = Compressor().compress(Coding::Zstd, CompressionLevel::Fast, bytes);
    QVERIFY(coded.size() < 64 * 1024);
    BodyDecoder decoder({Coding::Gzip, Coding::Zstd});
    decoder.push(coded);
    QByteArray out;
    QCOMPARE(decoder.pull(out, 1'000), BodyDecoder::State::Damaged);
    QVERIFY(out.isEmpty());
    QCOMPARE(decoder.fault(), Coding::Gzip);
    // Little of it is fine, as when a program joins files.
    BodyDecoder few({Coding::Gzip, Coding::Zstd});
    few.push(Compressor().compress(Coding::Zstd, CompressionLevel::Fast, nothing.repeated(1'000)));
    QCOMPARE(few.pull(out, 1'000), BodyDecoder::State::Hungry);
    QVERIFY(few.isComplete());
}

void TestContentCodings::aBombIsPulledInPieces_data()
{
    codingRows();
}

void TestContentCodings::aBombIsPulledInPieces()
{
    QFETCH(Coding, coding);
    const QByteArray bomb = Compressor().compress(coding, CompressionLevel::Best, QByteArray(64'000'000, 'b'));
    QVERIFY2(bomb.size() < 100'000, QByteArray::number(bomb.size()).constData());
    BodyDecoder decoder({coding});
    decoder.push(bomb);
    QByteArray out;
    QCOMPARE(decoder.pull(out, 100'000), BodyDecoder::State::Full);
    QCOMPARE(out.size(), 100'000);
    QVERIFY(!decoder.isComplete());
    QCOMPARE(decoder.pull(out, 1), BodyDecoder::State::Full);
    QCOMPARE(out.size(), 100'001);
}

void TestContentCodings::zstdMayNotAskForMuch()
{
    const auto withWindow = [](int log) {
        ZSTD_CCtx *const context = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, log);
        const QByteArray body(100, 'z');
        QByteArray out(1'000, '\0');
        ZSTD_inBuffer in{body.constData(), std::size_t(body.size()), 0};
        ZSTD_outBuffer to{out.data(), std::size_t(out.size()), 0};
        // Without its size in the head the window counts.
        ZSTD_compressStream2(context, &to, &in, ZSTD_e_flush);
        in = {};
        ZSTD_compressStream2(context, &to, &in, ZSTD_e_end);
        ZSTD_freeCCtx(context);
        return out.first(qsizetype(to.pos));
    };
    QVERIFY(decoded({Coding::Zstd}, withWindow(23)));
    QVERIFY(!decoded({Coding::Zstd}, withWindow(24)));
}

void TestContentCodings::rawDeflateIsNotZlib()
{
    QVERIFY(decoded({Coding::Deflate}, test::deflated("text", 15)));
    QVERIFY(!decoded({Coding::Deflate}, test::deflated("text", -15)));
}

// ---------------------------------------------------------------- forms that are kept

void TestContentCodings::formsAreFoundByTheBody()
{
    EncodedBodies bodies;
    const QByteArray body = jsonLike(50);
    QVERIFY(bodies.find(Coding::Gzip, 6, body).isNull());
    bodies.keep(Coding::Gzip, 6, body, "form");
    QCOMPARE(bodies.find(Coding::Gzip, 6, body), "form");
    const QByteArray copy(body.constData(), body.size());
    QCOMPARE(bodies.find(Coding::Gzip, 6, copy), "form");
    QVERIFY(bodies.find(Coding::Brotli, 6, body).isNull());
    QVERIFY(bodies.find(Coding::Gzip, 9, body).isNull());
    QByteArray other = body;
    other[100] = '?';
    QVERIFY(bodies.find(Coding::Gzip, 6, other).isNull());
}

void TestContentCodings::formsAreBounded()
{
    EncodedBodies bodies;
    const qsizetype large = EncodedBodies::kMostBytes / 4;
    bodies.keep(Coding::Gzip, 6, QByteArray(large, 'x'), "form");
    QVERIFY(bodies.find(Coding::Gzip, 6, QByteArray(large, 'x')).isNull());
    for (int i = 0; i < 200; ++i)
        bodies.keep(Coding::Gzip, 6, QByteArray(100'000, char(i)), "form");
    QVERIFY(bodies.bytes() <= EncodedBodies::kMostBytes);
    QCOMPARE(bodies.find(Coding::Gzip, 6, QByteArray(100'000, char(199))), "form");
    QVERIFY(bodies.find(Coding::Gzip, 6, QByteArray(100'000, char(0))).isNull()); // the oldest went
}

QTEST_GUILESS_MAIN(TestContentCodings)
#include "tst_content_codings.moc"
