#include "tests/support/thread_ms.h"
#include "tests/ui/pane_pictures.h"
#include "ui/content/hex_view.h"
#include "ui/content/image_view.h"
#include "ui/content/json_table_view.h"
#include "ui/content/json_tree_view.h"
#include "ui/content/text_view.h"
#include "ui/filter/filter_field.h"
#include "ui/models/exchange_filter.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAccessible>
#include <QBuffer>
#include <QClipboard>
#include <QElapsedTimer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace coroscope;
using coroscope::test::threadMs;
using namespace Qt::StringLiterals;
using View = ContentView::View;

namespace {

/// The longest time that the GUI thread computed without going back to its event loop, in milliseconds of its own
/// processor time: that does not depend on what else the machine does.
class LongestTurn final : public QObject {
public:
    LongestTurn()
    {
        m_timer.setInterval(0);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double now = threadMs();
            longest = std::max(longest, now - m_last);
            m_last = now;
        });
        m_last = threadMs();
        m_timer.start();
    }
    double longest = 0;

private:
    QTimer m_timer;
    double m_last = 0;
};

QByteArray users(qsizetype bytes)
{
    QByteArray json = "[";
    for (int i = 0; json.size() < bytes; ++i) {
        json += R"({"id":)" + QByteArray::number(i) + R"(,"name":"Ada Lovelace","email":"ada)" + QByteArray::number(i)
            + R"(@example.org","active":true,"score":)" + QByteArray::number(i * 37 % 1000) + R"(,"tags":["a","b"]},)";
    }
    json.back() = ']';
    return json;
}

QByteArray picture(const QSize &size, const char *format = "PNG")
{
    QImage image(size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width() / 2; ++x)
            image.setPixelColor(x, y, QColor::fromHsv(x * 359 / std::max(1, size.width()), 200, 220));
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return buffer.data();
}

} // namespace

class TestContentView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_view = std::make_unique<ContentView>(u"Body"_s);
        m_view->resize(760, 420);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    void cleanup() { m_view.reset(); }

    void offersWhatSuits_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QList<int>>("offered");
        QTest::addColumn<int>("shown");
        const auto list = [](std::initializer_list<View> views) {
            QList<int> numbers;
            for (const View view : views)
                numbers.append(int(view));
            return numbers;
        };
        QTest::newRow("object") << "{\"a\": 1}"_ba
                                << "application/json"_ba << list({View::Tree, View::Text, View::Hex})
                                << int(View::Text);
        QTest::newRow("objects") << "[{\"a\": 1}]"_ba
                                 << "application/json"_ba << list({View::Tree, View::Table, View::Text, View::Hex})
                                 << int(View::Text);
        QTest::newRow("no JSON") << "{\"a\": }"_ba
                                 << "application/json"_ba << list({View::Text, View::Hex}) << int(View::Text);
        QTest::newRow("HTML") << "<p>"_ba
                              << "text/html"_ba << list({View::Text, View::Hex}) << int(View::Text);
        QTest::newRow("bytes") << QByteArray("\x00\x01", 2) << "application/octet-stream"_ba << list({View::Hex})
                               << int(View::Hex);
        QTest::newRow("PNG") << picture({8, 8}) << "image/png"_ba << list({View::Image, View::Hex}) << int(View::Image);
        QTest::newRow("SVG") << "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"_ba
                             << "image/svg+xml"_ba << list({View::Image, View::Text, View::Hex}) << int(View::Image);
        QTest::newRow("empty") << ""_ba
                               << "text/plain"_ba << list({}) << -1;
    }
    void offersWhatSuits()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, type);
        QFETCH(QList<int>, offered);
        QFETCH(int, shown);
        m_view->setContent(bytes, type);
        for (const View view : {View::Tree, View::Table, View::Text, View::Hex, View::Image}) {
            QCOMPARE(m_view->isOffered(view), offered.contains(int(view)));
            QCOMPARE(choice(view)->isVisible(), offered.contains(int(view)));
        }
        if (shown >= 0) {
            QCOMPARE(int(m_view->view()), shown);
            QVERIFY(choice(View(shown))->isChecked());
        }
        QTRY_VERIFY(!m_view->isBusy());
        for (const int view : offered) {
            QTest::mouseClick(choice(View(view)), Qt::LeftButton);
            QTRY_VERIFY(!m_view->isBusy());
            QCOMPARE(int(m_view->view()), view);
            QVERIFY(!m_view->grab().isNull());
        }
        QTemporaryDir folder;
        QCOMPARE(m_view->saveTo(folder.filePath(u"x"_s)), QString());
        QFile file(folder.filePath(u"x"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
        QVERIFY(m_view->saveTo(folder.filePath(u"no/such"_s)).contains(u"Choose another place"_s));
    }

    void saysWhatIsWrong()
    {
        m_view->setContent("{\"a\": 1,\n oops}", "application/json");
        QVERIFY2(m_view->notes().contains(u"Line 2, column 2"_s), qPrintable(m_view->notes()));
        m_view->setContent("{\"a\": 1", "application/json", {}, 5000);
        QVERIFY2(m_view->notes().contains(u"Only the first 7 B of 4.88 KiB were kept."_s), qPrintable(m_view->notes()));
        QVERIFY(!m_view->notes().contains(u"not JSON"_s)); // of course: it was cut
        m_view->setContent("abc", "text/plain", "rot13");
        QVERIFY2(m_view->notes().contains(u"rot13"_s), qPrintable(m_view->notes()));
        QCOMPARE(m_view->view(), View::Hex);
        m_view->setContent("no gzip", "text/plain", "gzip");
        QVERIFY2(m_view->notes().contains(u"no gzip data"_s), qPrintable(m_view->notes()));
        QCOMPARE(m_view->hexView()->bytes(), "no gzip"_ba);
        m_view->setContent("fine", "text/plain");
        QVERIFY(m_view->findChild<QLabel *>(u"contentNotes"_s)->isHidden());
    }

    void textIsReadByKeys()
    {
        m_view->setContent("alpha beta\ngamma\r\n\xe6\xbc\xa2\xe5\xad\x97 end\n", "text/plain");
        TextView *text = m_view->textView();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(text->selectedText(), u"alpha "_s);
        QTest::keyClick(text, Qt::Key_End, Qt::ShiftModifier);
        QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"alpha beta"_s);
        QTest::keyClick(text, Qt::Key_Down);
        QTest::keyClick(text, Qt::Key_Home);
        QCOMPARE(text->caret(), 11U);
        QTest::keyClick(text, Qt::Key_End);
        QCOMPARE(text->caret(), 16U); // before the CR
        QTest::keyClick(text, Qt::Key_Down);
        QTest::keyClick(text, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(text->selectedText(), u" "_s); // column 5 is behind two wide characters and a blank
        QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(text->selectedText(), text->text());
        QTest::keyClick(text, Qt::Key_Home, Qt::ControlModifier);
        QVERIFY(!text->hasSelection());
        // The mouse: a word, and a stretch of text.
        QTest::mouseDClick(text->viewport(), Qt::LeftButton, {}, text->cellRect(7).center());
        QCOMPARE(text->selectedText(), u"beta"_s);
        QTest::mousePress(text->viewport(), Qt::LeftButton, {}, text->cellRect(2).center() - QPoint(3, 0));
        QTest::mouseMove(text->viewport(), text->cellRect(14).center() - QPoint(3, 0));
        QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, text->cellRect(14).center() - QPoint(3, 0));
        QCOMPARE(text->selectedText(), u"pha beta\ngam"_s);
    }

    void textSpeaksToScreenReaders()
    {
        m_view->setContent("one\ntwo", "text/plain");
        TextView *text = m_view->textView();
        QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(text);
        QVERIFY(shown);
        QCOMPARE(shown->text(QAccessible::Name), u"Body"_s);
        QVERIFY(shown->state().readOnly && shown->state().multiLine);
        QAccessibleTextInterface *words = shown->textInterface();
        QVERIFY(words);
        QCOMPARE(words->characterCount(), 7);
        QCOMPARE(words->text(4, 7), u"two"_s);
        words->setCursorPosition(5);
        QCOMPARE(text->caret(), 5U);
        int begin = -1;
        int end = -1;
        QCOMPARE(words->textAtOffset(5, QAccessible::LineBoundary, &begin, &end), u"two"_s);
        words->addSelection(0, 3);
        QCOMPARE(text->selectedText(), u"one"_s);
    }

    void wrapShowsLongLines()
    {
        m_view->setContent("short\n" + QByteArray(2000, 'x') + "\n", "text/plain");
        TextView *text = m_view->textView();
        QCOMPARE(text->rowCount(), 3);
        QVERIFY(text->horizontalScrollBar()->maximum() > 0);
        QTest::mouseClick(tool(u"contentWrap"_s), Qt::LeftButton);
        QVERIFY(text->rowCount() > 10);
        QCOMPARE(text->horizontalScrollBar()->maximum(), 0);
        const int rows = text->rowCount();
        m_view->resize(1200, 420);
        QVERIFY(text->rowCount() < rows);
        text->selectAll();
        QCOMPARE(text->selectedText(), text->text()); // no break is copied
        QTest::mouseClick(tool(u"contentWrap"_s), Qt::LeftButton);
        QCOMPARE(text->rowCount(), 3);
    }

    void searchByKeys()
    {
        m_view->setContent(R"([{"name": "Ada"}, {"name": "Grace"}, {"name": "ada"}])", "application/json");
        TextView *text = m_view->textView();
        text->setFocus();
        QTest::keyClick(text, Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"ada"_s);
        QTRY_COMPARE(count(), u"1 of 2"_s);
        QCOMPARE(text->selectedText(), u"Ada"_s);
        QTest::keyClick(field, Qt::Key_F3);
        QCOMPARE(count(), u"2 of 2"_s);
        QCOMPARE(text->selectedText(), u"ada"_s);
        QTest::keyClick(field, Qt::Key_Return); // around the end
        QCOMPARE(count(), u"1 of 2"_s);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(count(), u"2 of 2"_s);
        QTest::mouseClick(tool(u"findCase"_s), Qt::LeftButton);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        QTest::mouseClick(tool(u"findRegex"_s), Qt::LeftButton);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, u"\"G\\w+"_s);
        QTRY_COMPARE(text->selectedText(), u"\"Grace"_s);
        QTest::keyClicks(field, u"("_s);
        QTRY_VERIFY2(count().startsWith(u"Not a regular expression"_s), qPrintable(count()));
        // The search goes along to another view.
        QTest::mouseClick(tool(u"findRegex"_s), Qt::LeftButton);
        QTest::mouseClick(tool(u"findCase"_s), Qt::LeftButton);
        field->setText(u"grace"_s);
        QTest::mouseClick(choice(View::Tree), Qt::LeftButton);
        QTRY_COMPARE(count(), u"1 of 1"_s);
        JsonTreeView *tree = m_view->treeView();
        QCOMPARE(tree->currentIndex().siblingAtColumn(JsonTreeModel::ValueColumn).data().toString(), u"\"Grace\""_s);
        QVERIFY(tree->isExpanded(tree->currentIndex().parent()));
        QTest::mouseClick(choice(View::Table), Qt::LeftButton);
        QTRY_COMPARE(m_view->tableView()->currentIndex().row(), 1);
        QTest::mouseClick(choice(View::Hex), Qt::LeftButton);
        QTRY_COMPARE(m_view->hexView()->selectedBytes(), "Grace"_ba);
        field->setFocus();
        field->setText(u"22 47"_s); // bytes
        QTRY_COMPARE(m_view->hexView()->selectedBytes(), "\"G"_ba);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QVERIFY(m_view->hexView()->hasFocus());
    }

    void findGoesBeforeTheFilterOfThePane()
    {
        QWidget pane;
        auto *layout = new QVBoxLayout(&pane);
        auto *bar = new PaneBar(&pane);
        auto *filter = bar->addFilter(exchangeGrammar(), u"Filter"_s, u"Filter"_s, &pane);
        auto *list = new QPushButton(u"List"_s);
        auto *view = new ContentView(u"Body"_s);
        auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), &pane);
        QSignalSpy closed(escape, &QShortcut::activated);
        layout->addWidget(bar);
        layout->addWidget(list);
        layout->addWidget(view);
        pane.resize(500, 400);
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        view->setContent("some text", "text/plain");
        view->textView()->setFocus();
        QTest::keyClick(view->textView(), Qt::Key_F, Qt::ControlModifier);
        auto *field = view->findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QCOMPARE(closed.count(), 0); // the first one closed the search only
        QTest::keyClick(view->textView(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(filter->hasFocus());
    }

    void treeByKeys()
    {
        m_view->setContent(R"({"id": 12345678901234567890, "list": [{"a b": null}], "text": "x\ty"})",
                           "application/json");
        QTest::mouseClick(choice(View::Tree), Qt::LeftButton);
        JsonTreeView *tree = m_view->treeView();
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Home);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"12345678901234567890"_s); // not rounded
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Asterisk);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_Down);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"$.list[0][\"a b\"]"_s);
        QTest::keyClick(tree, Qt::Key_End);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"x\ty"_s);
    }

    void unfoldingHasABound()
    {
        QByteArray json = "[";
        for (int i = 0; i < 900; ++i)
            json += "[" + QByteArray("1,").repeated(99) + "1],";
        json.back() = ']';
        m_view->setContent(json, "application/json");
        QTRY_VERIFY(!m_view->isBusy());
        m_view->setView(View::Tree);
        QVERIFY(!m_view->treeView()->unfold({}));
        QVERIFY2(m_view->notes().contains(u"stays folded"_s), qPrintable(m_view->notes()));
        // So deep that QTreeView's recursion would be a danger.
        m_view->setContent(QByteArray(10'000, '[') + QByteArray(10'000, ']'), "application/json");
        m_view->setView(View::Tree);
        QVERIFY(!m_view->treeView()->unfold({}));
        QVERIFY(!m_view->grab().isNull());
        m_view->setView(View::Text);
        QTRY_VERIFY(!m_view->isBusy());
        QVERIFY2(m_view->notes().contains(u"nested too deep"_s), qPrintable(m_view->notes()));
        QCOMPARE(m_view->shownText().size(), 20'000);
    }

    void searchReachesDeepValues()
    {
        m_view->setContent(QByteArray(5'000, '[') + "\"gold\"" + QByteArray(5'000, ']'), "application/json");
        m_view->setView(View::Tree);
        JsonTreeView *tree = m_view->treeView();
        tree->setSearch({u"gold"_s, false, false});
        QVERIFY(tree->currentIndex().isValid()); // what holds it, at the deepest level that is shown
        QVERIFY(!m_view->grab().isNull());
        QCOMPARE(m_view->treeView()->treeModel()->tree()->node(tree->treeModel()->nodeOf(tree->currentIndex())).depth,
                 JsonTreeModel::kMaxLevels);
    }

    void tableIsSortedAndCopied()
    {
        m_view->setContent(R"([{"n": 10, "s": "b"}, {"n": 9, "s": "a"}, {"s": "c"}])", "application/json");
        QTest::mouseClick(choice(View::Table), Qt::LeftButton);
        JsonTableView *table = m_view->tableView();
        const auto column = [&] {
            QStringList cells;
            for (int row = 0; row < table->model()->rowCount(); ++row)
                cells.append(table->model()->index(row, 1).data().toString());
            return cells.join(u',');
        };
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        QTest::keyClick(table, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(column(), u"c,a,b"_s);
        QTest::keyClick(table, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(column(), u"b,a,c"_s);
        QTest::keyClick(table, Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(column(), u"b,a,c"_s);
        QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"10\tb\n9\ta\n\tc"_s);
        QTemporaryDir folder;
        table->saveCsv(folder.filePath(u"t.csv"_s));
        QTRY_VERIFY2(m_view->notes().contains(u"3 rows were written to t.csv"_s), qPrintable(m_view->notes()));
        QFile file(folder.filePath(u"t.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "n,s\r\n10,b\r\n9,a\r\n,c\r\n"_ba);
    }

    void hexByKeys()
    {
        QByteArray bytes;
        for (int i = 0; i < 5000; ++i)
            bytes.append(char(i * 7));
        bytes.prepend('\0');
        m_view->setContent(bytes, "application/octet-stream");
        HexView *hex = m_view->hexView();
        hex->setFocus();
        QCOMPARE(hex->rowText(0).left(20), u"00000000  00 00 07 0e 15"_s.left(20));
        QTest::keyClick(hex, Qt::Key_Down);
        QCOMPARE(hex->cursor(), 16);
        QTest::keyClick(hex, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(hex, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"69 70"_s);
        QTest::keyClick(hex, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(hex->cursor(), bytes.size() - 1);
        QTest::keyClick(hex, Qt::Key_G, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field);
        QTest::keyClicks(field, u"0x20"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(hex->cursor(), 32);
        QVERIFY(hex->hasFocus());
        QVERIFY2(hex->accessibleDescription().contains(u"20 (32)"_s), qPrintable(hex->accessibleDescription()));
        field->setText(u"banana"_s);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_view->notes().contains(u"banana"_s));
        QCOMPARE(HexView::parseOffset(u"1Fh"_s).value(), 31);
        QCOMPARE(HexView::parseOffset(u" 31 "_s).value(), 31);
        QVERIFY(!HexView::parseOffset(u"-1"_s));
        QVERIFY(!HexView::parseBytes(u"beef"_s)); // a word
        QCOMPARE(HexView::parseBytes(u"be ef"_s).value(), "\xbe\xef"_ba);
    }

    void picturesAreGuarded()
    {
        m_view->setContent(picture({640, 480}), "image/png");
        ImageView *image = m_view->imageView();
        QTRY_COMPARE(image->about(), u"640 × 480 · PNG"_s);
        QVERIFY(image->isFitted());
        QVERIFY(image->scale() < 1);
        image->setFocus();
        QTest::keyClick(image, Qt::Key_1);
        QCOMPARE(image->scale(), 1.0);
        QTest::keyClick(image, Qt::Key_Plus);
        QVERIFY(image->scale() > 1.2);
        QTest::keyClick(image, Qt::Key_F);
        QVERIFY(image->isFitted());
        // 40,000 × 40,000 pixels would be 6 GB; the header of a PNG says so, and its size takes 33 bytes.
        QByteArray bomb = picture({4, 4});
        bomb.replace(16, 8, QByteArray("\x00\x00\x9c\x40\x00\x00\x9c\x40", 8));
        const quint32 sum = crc(bomb.mid(12, 17));
        for (int i = 0; i < 4; ++i)
            bomb[29 + i] = char(sum >> (24 - 8 * i));
        m_view->setContent(bomb, "image/png");
        QVERIFY2(image->about().contains(u"too much to decode"_s), qPrintable(image->about()));
        QVERIFY(!image->isBusy());
        m_view->setContent(picture({64, 64}).first(120), "image/png"); // cut
        QTRY_VERIFY(!image->isBusy());
        QVERIFY(!image->grab().isNull());
    }

    void tenMegabytesAreQuick()
    {
        const QByteArray json = users(10 * 1024 * 1024);
        LongestTurn turns;
        QElapsedTimer clock;
        clock.start();
        m_view->setContent(json, "application/json");
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 60'000);
        m_view->grab();
        qInfo("10 MB JSON as text: %lld ms, longest turn of the GUI thread %.1f ms", clock.elapsed(), turns.longest);
        QVERIFY(m_view->textView()->document()->lines.size() > 500'000);
        // Scrolling and searching stay quick; grab() paints the whole widget, which a scroll does not.
        QScrollBar *bar = m_view->textView()->verticalScrollBar();
        for (int i = 1; i <= 10; ++i) {
            bar->setValue(bar->maximum() / 10 * i);
            QTest::qWait(1);
        }
        QTest::keyClick(m_view->textView(), Qt::Key_End, Qt::ControlModifier);
        m_view->textView()->setSearch({u"ada12345@"_s, false, false});
        QTRY_COMPARE_WITH_TIMEOUT(m_view->textView()->selectedText(), u"ada12345@"_s, 60'000);
        clock.start();
        m_view->setView(View::Tree);
        m_view->grab();
        qInfo("tree: %lld ms", clock.elapsed());
        QTest::keyClick(m_view->treeView(), Qt::Key_Asterisk);
        QTest::qWait(1);
        clock.start();
        m_view->setView(View::Table);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->tableView()->model()->rowCount() > 50'000, 60'000);
        m_view->grab();
        qInfo("table: %lld ms", clock.elapsed());
        m_view->setView(View::Hex);
        m_view->grab();
        qInfo("longest turn of the GUI thread over all: %.1f ms", turns.longest);
        QVERIFY2(turns.longest < 400, qPrintable(QString::number(turns.longest))); // an unoptimised build, generously
    }

    void oneLongLineIsQuick()
    {
        m_view->setContent(users(4 * 1024 * 1024), "application/json");
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 60'000);
        LongestTurn turns;
        QTest::mouseClick(tool(u"contentPretty"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 60'000);
        QCOMPARE(m_view->textView()->document()->lines.size(), 1U);
        QVERIFY(m_view->notes().contains(u"broken for display"_s));
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(m_view->textView(), Qt::Key_PageDown);
            QTest::qWait(1);
        }
        QTest::mouseClick(tool(u"contentWrap"_s), Qt::LeftButton);
        QTest::keyClick(m_view->textView(), Qt::Key_End, Qt::ControlModifier);
        m_view->grab();
        qInfo("longest turn of the GUI thread: %.1f ms", turns.longest);
        QVERIFY2(turns.longest < 400, qPrintable(QString::number(turns.longest)));
    }

    void fiftyMegabytesAsk()
    {
        const QByteArray json = users(50 * 1024 * 1024);
        m_view->setContent(json, "application/json");
        QVERIFY(!m_view->isBusy());
        auto *large = m_view->findChild<QLabel *>(u"contentLarge"_s);
        QVERIFY(large->isVisible());
        QVERIFY2(large->text().contains(u"large: 50"_s), qPrintable(large->text()));
        QVERIFY(pictures::take(m_view.get(), u"content-large"_s, *m_theme));
        LongestTurn turns;
        QTest::mouseClick(m_view->findChild<QPushButton *>(u"contentLargeText"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_view->isBusy(), 120'000);
        QCOMPARE(m_view->shownText().size(), json.size());
        QTest::keyClick(m_view->textView(), Qt::Key_End, Qt::ControlModifier);
        m_view->grab();
        qInfo("50 MB as text: longest turn of the GUI thread %.1f ms", turns.longest);
        m_view->setContent(json, "application/json");
        QTest::mouseClick(m_view->findChild<QPushButton *>(u"contentLargeHex"_s), Qt::LeftButton);
        QVERIFY(m_view->hexView()->isVisible());
        QTest::keyClick(m_view->hexView(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_view->hexView()->cursor(), json.size() - 1);
    }

    void readingCanBeStopped()
    {
        auto *stop = m_view->findChild<QPushButton *>(u"contentStop"_s);
        const auto reads = [&] { return m_view->isBusy() && stop->isVisible(); };
        // Where a busy machine gives this thread no time, it is over before it is shown: then once more.
        const auto read = [&] {
            for (int tries = 0; tries < 5 && !reads(); ++tries) {
                m_view->setContent(users(20 * 1024 * 1024), "application/json");
                (void)QTest::qWaitFor([&] { return reads() || !m_view->isBusy(); }, 60'000);
            }
            return reads();
        };
        QVERIFY(read());
        QVERIFY(pictures::take(m_view.get(), u"content-reading"_s, *m_theme));
        QVERIFY(read()); // a picture takes time; what is visible now is busy until the loop goes on
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(!m_view->isBusy());
        QCOMPARE(m_view->view(), View::Hex);
        QVERIFY(m_view->notes().contains(u"stopped"_s));
        m_view->setContent("{}", "application/json"); // and the next one is not disturbed
        QCOMPARE(m_view->shownText(), u"{}"_s);
        QVERIFY(m_view->notes().isEmpty());
    }

    void canEndWhileReading()
    {
        for (int i = 0; i < 5; ++i) {
            m_view->setContent(users(3 * 1024 * 1024), "application/json");
            QTest::qWait(i * 10);
            m_view.reset();
            init();
        }
    }

    void choicesAreRemembered()
    {
        QTemporaryDir folder;
        {
            WindowSettings settings(folder.path());
            m_view->setSettings(&settings);
            m_view->setContent("{\"a\": [1]}", "application/json");
            QCOMPARE(m_view->view(), View::Text);
            QTest::mouseClick(tool(u"contentPretty"_s), Qt::LeftButton);
            QCOMPARE(m_view->shownText(), u"{\"a\": [1]}"_s);
            QTest::mouseClick(choice(View::Tree), Qt::LeftButton);
            settings.sync();
            m_view->setSettings(nullptr);
        }
        WindowSettings settings(folder.path());
        ContentView other(u"Other"_s);
        other.setSettings(&settings);
        other.setContent("{\"b\": 2}", "application/json");
        QCOMPARE(other.view(), View::Tree);
        other.setView(View::Text);
        QCOMPARE(other.shownText(), u"{\"b\": 2}"_s);
        other.setContent("plain", "text/plain");
        QCOMPARE(other.view(), View::Text);
        settings.setContentView(u"json"_s, u"nonsense"_s); // as a hand may write it
        other.setContent("{\"b\": 2}", "application/json");
        QCOMPARE(other.view(), View::Text);
    }

    void fontsAreFollowed()
    {
        m_view->setContent("{\"a\": 1}", "application/json");
        m_view->setView(View::Tree);
        const JsonTreeView *tree = m_view->treeView();
        const auto height = [tree] { return tree->visualRect(tree->currentIndex()).height(); };
        const int row = height();
        m_theme->setScale(1.4);
        const bool rowGrew = QTest::qWaitFor([&] { return height() > row; });
        m_theme->setScale(1);
        QVERIFY(rowGrew);
        m_view->setView(View::Text);
        QTest::qWait(1);
        const QRect before = m_view->textView()->cellRect(1);
        m_theme->setScale(1.4); // as presenter mode does it
        const bool cellGrew = QTest::qWaitFor([&] {
            const QRect after = m_view->textView()->cellRect(1);
            return after.height() > before.height() && after.left() > before.left();
        });
        m_theme->setScale(1);
        QVERIFY(cellGrew);
        QTRY_COMPARE(m_view->textView()->cellRect(1), before);
    }

    void everyControlHasAName()
    {
        for (const QByteArray &bytes : {QByteArray("[{\"a\": 1}]"), picture({4, 4}), QByteArray("\0", 1)}) {
            m_view->setContent(bytes, {});
            QCOMPARE(pictures::unnamed(m_view.get()).join(u", "_s), QString());
        }
    }

    void narrowIsWhole()
    {
        m_view->setContent("[{\"a\": 1}]", "application/json; charset=utf-8");
        m_view->resize(300, 400);
        QTest::qWait(20);
        QVERIFY(m_view->minimumSizeHint().width() <= 300);
        const auto buttons = m_view->findChildren<QToolButton *>();
        for (const QToolButton *button : buttons) {
            if (button->isVisible()) {
                QVERIFY2(m_view->rect().contains(
                             button->geometry().translated(button->parentWidget()->mapTo(m_view.get(), QPoint()))),
                         qPrintable(button->text()));
            }
        }
        QVERIFY(pictures::take(m_view.get(), u"content-narrow"_s, *m_theme));
    }

    void pictures()
    {
        const auto inContrast = [this](QWidget *widget, const QString &name) {
            const ThemeChoice before = m_theme->choice();
            m_theme->setChoice(ThemeChoice::HighContrast);
            QTest::qWait(60);
            QVERIFY(widget->grab().save(pictures::folder() + u'/' + name + u"-contrast.png"_s));
            m_theme->setChoice(before);
        };
        const QByteArray json
            = R"({"id": 12345678901234567890, "name": "Ada Lovelace", "born": 1815, "tags": ["math", "poetry"],
            "active": true, "address": null, "machine": {"name": "Analytical Engine", "mill": {"columns": 50000, "precision": 3.1400e+2}},
            "note": "漢字 and \u00e9\n", "url": "http://127.0.0.1:8000/users/1"})";
        m_view->setContent(json, "application/json; charset=utf-8");
        m_view->textView()->setFocus();
        QVERIFY(pictures::take(m_view.get(), u"content-text"_s, *m_theme));
        QTest::keyClick(m_view->textView(), Qt::Key_F, Qt::ControlModifier);
        m_view->findChild<QLineEdit *>(u"findText"_s)->setText(u"name"_s);
        QTRY_COMPARE(count(), u"1 of 2"_s);
        QVERIFY(pictures::take(m_view.get(), u"content-search"_s, *m_theme));
        inContrast(m_view.get(), u"content-search"_s);
        QTest::keyClick(m_view->findChild<QLineEdit *>(u"findText"_s), Qt::Key_Escape);
        m_view->setView(View::Tree);
        m_view->treeView()->unfold({});
        QVERIFY(pictures::take(m_view.get(), u"content-tree"_s, *m_theme));
        inContrast(m_view.get(), u"content-tree"_s);
        m_view->setContent(users(3000), "application/json");
        m_view->setView(View::Table);
        QVERIFY(pictures::take(m_view.get(), u"content-table"_s, *m_theme));
        m_view->setView(View::Hex);
        m_view->hexView()->setFocus();
        m_view->hexView()->select(20, 45);
        QVERIFY(pictures::take(m_view.get(), u"content-hex"_s, *m_theme));
        inContrast(m_view.get(), u"content-hex"_s);
        m_view->setContent(picture({320, 200}), "image/png");
        QTRY_VERIFY(!m_view->isBusy());
        QVERIFY(pictures::take(m_view.get(), u"content-image"_s, *m_theme));
        m_view->setContent(
            "<!DOCTYPE html>\n<html>\n  <!-- a page -->\n  <body class=\"wide\">\n    <p>Tom &amp; Jerry</p>\n"
            "\t<a href='/x'>tab</a>\n  </body>\n</html>\n",
            "text/html");
        QVERIFY(pictures::take(m_view.get(), u"content-html"_s, *m_theme));
        m_view->setContent("{\"a\": 1,\n \"b\": }", "application/json", {}, 4'000'000);
        QVERIFY(pictures::take(m_view.get(), u"content-broken"_s, *m_theme));
        m_view->clear();
        QVERIFY(pictures::take(m_view.get(), u"content-empty"_s, *m_theme));
    }

private:
    QToolButton *tool(const QString &name) const { return m_view->findChild<QToolButton *>(name); }
    QToolButton *choice(View view) const
    {
        static const char *const names[] = {"tree", "table", "text", "hex", "image"};
        return tool(u"contentView-"_s + QLatin1String(names[int(view)]));
    }
    QString count() const { return m_view->findChild<QLabel *>(u"findCount"_s)->text(); }
    static quint32 crc(const QByteArray &bytes)
    {
        quint32 value = 0xFFFFFFFF;
        for (const char c : bytes) {
            value ^= uchar(c);
            for (int i = 0; i < 8; ++i)
                value = value & 1 ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        }
        return ~value;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ContentView> m_view;
};

QTEST_MAIN(TestContentView)
#include "tst_content_view.moc"
