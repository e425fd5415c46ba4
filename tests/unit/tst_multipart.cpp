// The reader of multipart/form-data: what browsers and curl send, what nobody may send, and that it is all the same in
// which pieces it comes.

#include "server/http/multipart.h"

#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

struct Part {
    MultipartReader::Head head;
    QByteArray content;
    bool operator==(const Part &) const = default;
};

struct Reading {
    QList<Part> parts; // those that have ended
    QByteArray fault;
    std::int64_t at = 0;
    bool operator==(const Reading &) const = default;
};

/// "name|filename|type|content", a part a line; a part without a filename has "-" there.
QByteArray told(const Reading &reading)
{
    QByteArrayList lines;
    for (const Part &part : reading.parts)
        lines.append(part.head.name + '|' + part.head.fileName.value_or("-") + '|' + part.head.contentType + '|'
                     + part.content);
    if (!reading.fault.isEmpty())
        lines.append(QByteArray::number(qint64(reading.at)) + ": " + reading.fault);
    return lines.join('\n');
}

bool feed(MultipartReader &reader, Reading &reading, QByteArrayView input)
{
    static Part part; // the one that has begun
    for (;;) {
        switch (reader.next(input)) {
        case MultipartReader::Event::Nothing:
            if (!input.isEmpty())
                qFatal("it left something");
            return true;
        case MultipartReader::Event::Part: part = {reader.head(), {}}; break;
        case MultipartReader::Event::Data:
            if (reader.data().isEmpty())
                qFatal("data without data");
            part.content.append(reader.data());
            break;
        case MultipartReader::Event::PartEnd: reading.parts.append(part); break;
        case MultipartReader::Event::End: break;
        case MultipartReader::Event::Fault: return false;
        }
    }
}

Reading read(const QByteArray &body, const QByteArray &boundary, const QList<qsizetype> &cuts,
             const MultipartReader::Limits &limits = MultipartReader::Limits())
{
    MultipartReader reader(boundary, limits);
    Reading reading;
    bool isGood = true;
    qsizetype from = 0;
    for (const qsizetype cut : cuts) {
        isGood = isGood && feed(reader, reading, QByteArrayView(body).sliced(from, cut - from));
        from = cut;
    }
    isGood = isGood && feed(reader, reading, QByteArrayView(body).sliced(from));
    if (!isGood || reader.finish() == MultipartReader::Event::Fault) {
        reading.fault = reader.fault();
        reading.at = reader.faultAt();
        QByteArrayView more("x");
        if (reader.next(more) != MultipartReader::Event::Fault || reader.finish() != MultipartReader::Event::Fault)
            qFatal("a fault does not last");
    }
    return reading;
}

QByteArray part(const QByteArray &head, const QByteArray &content, const QByteArray &boundary = "b")
{
    return "--" + boundary + "\r\n" + head + "\r\n\r\n" + content + "\r\n";
}
QByteArray field(const QByteArray &name, const QByteArray &content)
{
    return part("Content-Disposition: form-data; name=\"" + name + '"', content);
}
QByteArray disposition(const QByteArray &parameters)
{
    return part("Content-Disposition: form-data" + parameters, "x") + "--b--\r\n";
}

} // namespace

class TestMultipart final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void boundaries_data();
    void boundaries();
    void bodies_data();
    void bodies();
    void limits_data();
    void limits();
    void holdsNoContent();
};

void TestMultipart::boundaries_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("boundary"); // or the fault
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &boundary) {
        QTest::newRow(name) << type << boundary;
    };
    row("curl", "multipart/form-data; boundary=------------------------d74496d66958873e",
        "------------------------d74496d66958873e");
    row("Chrome", "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
        "----WebKitFormBoundary7MA4YWxkTrZu0gW");
    row("Firefox", "multipart/form-data; boundary=---------------------------9051914041544843365972754266",
        "---------------------------9051914041544843365972754266");
    row("quoted", "Multipart/Form-Data ; charset=utf-8; BOUNDARY=\"a b:c=?/\" ;", "a b:c=?/");
    row("quoted pair", R"(multipart/form-data; x="a\"; boundary=y"; boundary=z)", "z");
    row("one", "multipart/form-data;boundary=x", "x");
    row("seventy", "multipart/form-data; boundary=" + QByteArray(70, 'x'), QByteArray(70, 'x'));
    row("too long", "multipart/form-data; boundary=" + QByteArray(71, 'x'),
        "the boundary is longer than 70 characters");
    row("none", "multipart/form-data", "the Content-Type names no boundary");
    row("none, with another", "multipart/form-data; charset=utf-8", "the Content-Type names no boundary");
    row("empty", "multipart/form-data; boundary=\"\"", "the boundary is empty");
    row("nothing behind", "multipart/form-data; boundary=", "the parameters of the Content-Type are malformed");
    row("twice", "multipart/form-data; boundary=a; boundary=b", "the Content-Type names two boundaries");
    row("blank at the end", "multipart/form-data; boundary=\"a \"",
        "the boundary holds a character that none may hold");
    row("line break", "multipart/form-data; boundary=\"a\r\nb\"", "the boundary holds a character that none may hold");
    row("NUL", QByteArray("multipart/form-data; boundary=\"a\0b\"", 35),
        "the boundary holds a character that none may hold");
    row("quote that does not end", "multipart/form-data; boundary=\"ab",
        "the parameters of the Content-Type are malformed");
    row("rubbish behind", "multipart/form-data; boundary=ab cd", "the parameters of the Content-Type are malformed");
    row("another type", "application/json; boundary=x", "the Content-Type is not multipart/form-data");
    row("no type", "", "the Content-Type is not multipart/form-data");
}

void TestMultipart::boundaries()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, boundary);
    const auto found = MultipartBoundary::of(type);
    QCOMPARE(found.boundary.isEmpty(), !found.fault.isEmpty());
    QCOMPARE(found.fault.isEmpty() ? found.boundary : found.fault, boundary);
}

void TestMultipart::bodies_data()
{
    QTest::addColumn<QByteArray>("boundary");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("parts"); // as told() tells them
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &parts,
                        const QByteArray &boundary = "b") { QTest::newRow(name) << boundary << body << parts; };

    // As they come from the programs themselves.
    row("curl",
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
        "--------------------------d74496d66958873e\r\nContent-Disposition: form-data; name=\"file\"; "
        "filename=\"a\\\"b.txt\"\r\nContent-Type: text/plain\r\n\r\none\ntwo\n\r\n"
        "--------------------------d74496d66958873e--\r\n",
        "note|-||hello\nfile|a\"b.txt|text/plain|one\ntwo\n", "------------------------d74496d66958873e");
    row("Chrome",
        "------WebKitFormBoundary7MA4YWxkTrZu0gW\r\nContent-Disposition: form-data; name=\"up\"; "
        "filename=\"a%22b%0D%0A%.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\x1A\n\r\n"
        "------WebKitFormBoundary7MA4YWxkTrZu0gW\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n"
        "Content-Type: application/octet-stream\r\n\r\n\r\n------WebKitFormBoundary7MA4YWxkTrZu0gW--\r\n",
        "up|a\"b\r\n%.png|image/png|\x89PNG\r\n\x1A\n\nnone||application/octet-stream|",
        "----WebKitFormBoundary7MA4YWxkTrZu0gW");
    row("Firefox",
        "-----------------------------9051\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nf\xC3\xBC"
        "nf\r\n-----------------------------9051\r\nContent-Disposition: form-data; name=\"file\"; "
        "filename=\"\xE2\x82\xAC.html\"\r\nContent-Type: "
        "text/html\r\n\r\n<p>\r\n-----------------------------9051--\r\n",
        "text|-||f\xC3\xBCnf\nfile|\xE2\x82\xAC.html|text/html|<p>", "---------------------------9051");
    row("Python requests",
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x.bin\"\r\n\r\n123\r\n--b--\r\n",
        "f|x.bin||123");
    row("Node",
        "--b\r\ncontent-disposition: FORM-DATA; Name=f; Filename=x.bin\r\ncontent-type: text/plain;charset=UTF-8\r\n"
        "content-length: 3\r\n\r\n123\r\n--b--",
        "f|x.bin|text/plain;charset=UTF-8|123");

    row("no parts", "--b--", "");
    row("empty content", field("a", "") + field("b", "") + "--b--\r\n", "a|-||\nb|-||");
    row("names twice", field("a", "1") + field("a", "2") + "--b--\r\n", "a|-||1\na|-||2");
    row("empty name", field("", "1") + "--b--\r\n", "|-||1");
    row("before and behind", "ignored\r\n --b\r\nalso--b\r\n" + field("a", "1") + "--b--\r\nignored --b\r\n--b\r\n",
        "a|-||1");
    row("blanks behind boundaries", "--b \t \r\nContent-Disposition:form-data;name=a\r\n\r\n1\r\n--b--  \r\n",
        "a|-||1");
    row("line breaks in the content", field("a", "\r\n1\r\r\n\n\r2\r\n") + "--b--", "a|-||\r\n1\r\r\n\n\r2\r\n");
    row("nearly boundaries", field("a", "\r\n-\r\n--\r\n-b\r--b\n--b\r\n--\r\n--c\r\r\n- -b") + "--b--",
        "a|-||\r\n-\r\n--\r\n-b\r--b\n--b\r\n--\r\n--c\r\r\n- -b");
    row("nearly long boundaries",
        "--boundary\r\nContent-Disposition: form-data; "
        "name=a\r\n\r\n\r\n--boundar\r\n--boundarx\r\n--bound\r\r\n--boundary--",
        "a|-||\r\n--boundar\r\n--boundarx\r\n--bound\r", "boundary");
    row("NUL in the content", field("a", QByteArray("\0\r\0\n", 4)) + "--b--", QByteArray("a|-||\0\r\0\n", 9));
    row("token", disposition("; name=a; filename=x.txt"), "a|x.txt||x");
    row("no blanks", disposition(";name=\"a\";filename=\"x\""), "a|x||x");
    row("many blanks", disposition(" ;  name = \"a\" \t;; filename = x ; "), "a|x||x");
    row("escapes", disposition(R"(; name="a\"b\\c"; filename="C:\dir\new.txt")"), "a\"b\\c|C:\\dir\\new.txt||x");
    row("semicolon in a name", disposition("; name=\"a;b=c\"; filename=\"x;y\""), "a;b=c|x;y||x");
    row("percent", disposition("; name=\"100%\"; filename=\"%41%22%0d%00%2\""), "100%|%41\"\r%00%2||x");
    row("filename*", disposition("; name=a; filename=x; filename*=UTF-8''evil"), "a|x||x");
    row("only filename*", disposition("; name=a; filename*=UTF-8''evil"), "a|-||x");
    row("other fields",
        part("X-Y: z\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: BINARY", "x") + "--b--",
        "a|-||x");

    // What is refused, where.
    row("nothing", "", "0: it is empty");
    row("no boundary", "hello", "5: the first boundary, \"--b\", is not there");
    row("only a beginning", "--", "2: the first boundary, \"--b\", is not there");
    row("ends in a boundary", "--b", "3: it ends before its closing boundary");
    row("ends in a head", "--b\r\nContent-", "13: it ends before its closing boundary");
    row("ends in the content", field("a", "1") + field("c", "2").chopped(2),
        "a|-||1\n102: it ends before its closing boundary");
    row("ends in the last boundary", field("a", "1") + "--b-", "a|-||1\n56: it ends before its closing boundary");
    row("bare LF behind a boundary", "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--",
        "3: a line ends with LF alone, without CR");
    row("bare LF in a head", "--b\r\nContent-Disposition: form-data; name=a\n\r\n1\r\n--b--",
        "43: a line ends with LF alone, without CR");
    row("bare CR behind a boundary", "--b\rx", "4: behind a boundary stands a CR without LF");
    row("rubbish behind a boundary", "--bx\r\n", "3: behind a boundary stands something else than the end of the line");
    row("rubbish behind a dash", "--b-x", "4: behind a boundary stands something else than the end of the line");
    row("rubbish behind blanks", "--b  x", "5: behind a boundary stands something else than the end of the line");
    row("blanks without end", "--b" + QByteArray(1000, ' ') + "\r\n",
        "259: behind a boundary stands something else than the end of the line");
    row("no disposition", part("Content-Type: text/plain", "x"), "31: a part has no Content-Disposition");
    row("no head", "--b\r\n\r\nx\r\n--b--", "5: a part has no Content-Disposition");
    row("two dispositions",
        part("Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b", "x"),
        "45: a part has two Content-Dispositions");
    row("another disposition", part("Content-Disposition: attachment; name=a", "x"),
        "5: the Content-Disposition of a part is not form-data");
    row("no name", disposition("; filename=x"), "5: the Content-Disposition of a part has no name");
    row("two names", disposition("; name=a; name=b"), "5: the Content-Disposition of a part has two names");
    row("two filenames", disposition("; name=a; filename=b; filename=c"),
        "5: the Content-Disposition of a part has two filenames");
    row("quote that does not end", disposition("; name=\"a"), "5: the Content-Disposition of a part is malformed");
    row("escaped quote at the end", disposition(R"(; name="a\")"), "5: the Content-Disposition of a part is malformed");
    row("no value", disposition("; name"), "5: the Content-Disposition of a part is malformed");
    row("rubbish", disposition("; name=\"a\"b"), "5: the Content-Disposition of a part is malformed");
    row("two types", part("Content-Disposition: form-data; name=a\r\nContent-Type: a/b\r\nContent-Type: a/c", "x"),
        "64: a part has two Content-Types");
    row("base64", part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "x"),
        "45: the Content-Transfer-Encoding of a part is none of binary, 8bit, 7bit");
    row("no field", part("Content-Disposition: form-data; name=a\r\nhello", "x"),
        "45: a line in the head of a part is no field");
    row("blank before the colon", part("Content-Disposition : form-data; name=a", "x"),
        "5: a line in the head of a part is no field");
    row("folded", part("Content-Disposition: form-data;\r\n name=a", "x"),
        "5: the Content-Disposition of a part has no name");
    row("folded field", part("Content-Disposition: form-data; name=a\r\n\tx", "x"),
        "45: a field of a part is folded over several lines");
    row("NUL in a name", part(QByteArray("Content-Disposition: form-data; name=\"a\0b\"", 42), "x"),
        "44: a field of a part holds a control character");
    row("CR in a name", part("Content-Disposition: form-data; name=\"a\rb\"", "x"),
        "44: a field of a part holds a control character");
}

void TestMultipart::bodies()
{
    QFETCH(QByteArray, boundary);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, parts);
    const Reading whole = read(body, boundary, {});
    QCOMPARE(told(whole), parts);
    // In two pieces, cut at each place, and with an empty one between them; then in pieces of each size.
    for (qsizetype cut = 0; cut <= body.size(); ++cut)
        QVERIFY2(read(body, boundary, {cut, cut}) == whole, QByteArray::number(cut).constData());
    for (qsizetype size = 1; size < std::min<qsizetype>(body.size(), 40); ++size) {
        QList<qsizetype> cuts;
        for (qsizetype at = size; at < body.size(); at += size)
            cuts.append(at);
        QVERIFY2(read(body, boundary, cuts) == whole, QByteArray::number(size).constData());
    }
}

void TestMultipart::limits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("fault"); // of what has one byte, or one thing, more
    const MultipartReader::Limits most;
    const QByteArray start = "--b\r\nContent-Disposition: form-data; name=a\r\n";
    const auto padded = [&](qsizetype size) { // with a head of so many bytes
        const qsizetype rest = size - (start.size() - 5) - 5 - 2;
        return start + "X: " + QByteArray(rest - 1, 'x') + "y\r\n\r\nx\r\n--b--";
    };
    QTest::newRow("head") << padded(most.maxHead) << QByteArray();
    QTest::newRow("head that is longer") << padded(most.maxHead + 1)
                                         << QByteArray("the head of a part is longer than 16384 bytes");
    QTest::newRow("line without end") << start + QByteArray(1 << 20, 'x')
                                      << QByteArray("the head of a part is longer than 16384 bytes");
    QByteArray fields;
    for (int i = 1; i < most.maxFields; ++i)
        fields += "X: y\r\n";
    QTest::newRow("fields") << start + fields + "\r\nx\r\n--b--" << QByteArray();
    QTest::newRow("one field more") << start + fields + "X: y\r\n\r\nx\r\n--b--"
                                    << QByteArray("the head of a part has more than 16 fields");
    QByteArray parts;
    for (int i = 0; i < most.maxParts; ++i)
        parts += field("a", "1");
    QTest::newRow("parts") << parts + "--b--" << QByteArray();
    QTest::newRow("one part more") << parts + field("a", "1") + "--b--" << QByteArray("it has more than 128 parts");
    const QByteArray ignored(most.maxIgnored - 2, 'x'); // and the line break that stands before the first boundary
    QTest::newRow("before") << ignored + "\r\n" + field("a", "1") + "--b--" << QByteArray();
    QTest::newRow("more before") << ignored + "xxx\r\n" + field("a", "1") + "--b--"
                                 << QByteArray("the first boundary, \"--b\", is not among its first bytes");
    QTest::newRow("behind") << field("a", "1") + "--b--" + ignored + "xx" << QByteArray();
    QTest::newRow("more behind") << field("a", "1") + "--b--" + ignored + "xxx"
                                 << QByteArray("too much follows the closing boundary");
}

void TestMultipart::limits()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, fault);
    for (const qsizetype size : {qsizetype(1) << 30, qsizetype(4096), qsizetype(7)}) {
        QList<qsizetype> cuts;
        for (qsizetype at = size; at < body.size(); at += size)
            cuts.append(at);
        QCOMPARE(read(body, "b", cuts).fault, fault);
    }
}

/// Of a gigabyte that comes in pieces of 64 KiB it gives each byte at once.
void TestMultipart::holdsNoContent()
{
    MultipartReader reader("b");
    const QByteArray head = "--b\r\nContent-Disposition: form-data; name=a; filename=x\r\n\r\n";
    QByteArrayView input(head);
    QCOMPARE(reader.next(input), MultipartReader::Event::Part);
    QVERIFY(input.isEmpty());
    QByteArray piece(64 * 1024, '\r');
    for (int i = 1; i < piece.size(); i += 3)
        piece[i] = '\n';
    qint64 given = 0;
    for (int i = 0; i < 1000; ++i) {
        input = piece;
        while (reader.next(input) == MultipartReader::Event::Data)
            given += reader.data().size();
        QVERIFY((i + 1) * piece.size() - given <= 4); // as much as may be the beginning of a boundary
    }
}

QTEST_APPLESS_MAIN(TestMultipart)
#include "tst_multipart.moc"
