#include "tests/support/file_trouble.h"
#include "tests/ui/clipping.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "ui/filter/filter_field.h"
#include "ui/filter/filter_parser.h"
#include "ui/models/exchange_model.h"
#include "ui/panes/requests_colors.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/row_rules_dialog.h"
#include "ui/widgets/row_rules_model.h"
#include "ui/widgets/row_tone.h"
#include "ui/widgets/tone_label.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

#include <cmath>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// One of each kind, eight rows.
std::vector<ExchangeRecordPtr> mixedRecords()
{
    std::vector<ExchangeRecordPtr> records;
    records.push_back(finalRecord({.id = 1, .start = 0, .length = 12}));
    records.push_back(finalRecord({.id = 2, .start = 20, .length = 14, .status = 503, .target = "/fails"}));
    records.push_back(finalRecord(
        {.id = 3, .start = 40, .length = 2000, .target = "/async-endpoint", .waitFrom = 1, .waitTo = 1999}));
    auto held = finalRecord({.id = 4, .start = 60, .length = 2000, .target = "/blocking-endpoint"});
    held->busy = std::chrono::milliseconds(1990);
    records.push_back(held);
    auto left = finalRecord({.id = 5, .start = 70, .length = 400, .status = 0, .target = "/stream"});
    left->end = ExchangeEnd::ClientGone;
    records.push_back(left);
    records.push_back(finalRecord({.id = 6, .start = 80, .length = 9, .status = 404, .target = "/nothing"}));
    records.push_back(
        finalRecord({.id = 7, .start = 90, .length = 9, .status = 201, .method = "POST", .target = "/users"}));
    records.push_back(
        previewRecord({.id = 8, .start = 100, .length = 3000, .target = "/async-endpoint", .waitFrom = 1}));
    return records;
}

QStringList rulesOf(const ExchangeModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, ExchangeModel::RuleColumn).data().toString();
    return names;
}

void feed(ExchangeModel &model, std::vector<ExchangeRecordPtr> records)
{
    model.consume(batchOf(std::move(records)));
    model.flush(at(100'000));
}

RowRules ruled(const QList<RowRule> &rules)
{
    return {rules, exchangeGrammar()};
}

/// The Requests pane alone, with the undo keys of a window.
struct Pane {
    explicit Pane(PaneContext &lent)
        : context(lent)
    {
        QAction *undo = context.undo.createUndoAction(&owner);
        undo->setShortcut(QKeySequence::Undo);
        context.commands.add(u"edit.undo"_s, u"Edit"_s, undo);
        pane = std::make_unique<RequestsPane>(context);
        pane->setRoutes(someRoutes());
        pane->resize(1100, 420);
        pane->consume(batchOf(mixedRecords()));
        pane->endFrame(at(3000));
        pane->show();
        pane->activateWindow();
    }
    QStringList rules() const { return rulesOf(*pane->model()); }

    /// By the header's menu, as people find it.
    RowRulesDialog *open()
    {
        QHeaderView *header = pane->table()->horizontalHeader();
        const QPoint place(header->sectionViewportPosition(ExchangeModel::PathColumn) + 20, header->height() / 2);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, place, header->viewport()->mapToGlobal(place));
        QApplication::sendEvent(header->viewport(), &asked);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        if (!menu)
            return nullptr;
        menu->setActiveAction(pane->colors()->action());
        QTest::keyClick(menu, Qt::Key_Return);
        auto *dialog = pane->findChild<RowRulesDialog *>();
        if (!dialog || !QTest::qWaitFor([] { return !QApplication::activePopupWidget(); }))
            return nullptr;
        QTest::qWait(50); // the menu gives back what it took
        dialog->activateWindow(); // what a window manager does
        return QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
    }

    QObject owner;
    PaneContext &context;
    std::unique_ptr<RequestsPane> pane;
};

template<typename T>
T *part(RowRulesDialog *dialog, const QString &name)
{
    auto *found = dialog->findChild<T *>(name);
    if (!found)
        qFatal("no %s", qPrintable(name));
    return found;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

} // namespace

/// Rules that colour rows of Requests: what they fit, how they look, and how they are edited and kept.
class TestRowRules final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->setChoice(ThemeChoice::Light);
    }

    void init() { m_context = std::make_unique<PaneContext>(); }

    void everyInkKeepsItsContrast_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Theme::lightPalette();
        QTest::newRow("dark") << Theme::darkPalette();
        QTest::newRow("high contrast") << Theme::highContrastPalette();
    }

    void everyInkKeepsItsContrast()
    {
        QFETCH(QPalette, palette);
        const ThemeColors &c = themeColors(palette);
        const double least = schemeOf(palette) == Scheme::HighContrast ? 7.0 : 4.5;
        const QColor base = palette.color(QPalette::Base);
        QList<QColor> grounds{base};
        for (int i = 0; i < kRowTones; ++i) {
            const auto tone = RowTone(i);
            const QColor ground = toneGround(tone, palette);
            for (const QColor &other : std::as_const(grounds))
                QVERIFY2(other != ground, qPrintable(toneName(tone)));
            grounds += ground;
            for (const QColor &ink :
                 {palette.color(QPalette::Text), c.accent, c.muted, c.error, toneInk(tone, palette)}) {
                const double ratio = contrast(ink, ground);
                QVERIFY2(ratio >= least, qPrintable(u"%1 on %2: %3"_s.arg(ink.name(), toneName(tone)).arg(ratio)));
            }
        }
    }

    void marksDifferInShape()
    {
        // In one colour: what is left is the shape.
        QList<QImage> shapes;
        for (int i = 0; i < kRowTones; ++i) {
            QImage image = toneIcon(RowTone(i), Theme::lightPalette())
                               .pixmap(48, 48)
                               .toImage()
                               .convertToFormat(QImage::Format_Alpha8);
            QVERIFY(!image.isNull());
            QVERIFY2(!shapes.contains(image), qPrintable(toneName(RowTone(i))));
            shapes += image;
        }
    }

    void theFirstThatFitsWins()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRules(ruled(RowRules::ofRequests()));
        feed(model, mixedRecords());
        QCOMPARE(
            rulesOf(model),
            (QStringList{{}, u"Server error"_s, u"Slow"_s, u"Held the loop"_s, u"Cancelled or refused"_s, {}, {}, {}}));
        QVERIFY(model.index(1, ExchangeModel::RuleColumn).data(Qt::ToolTipRole).toString().contains(u"status>=500"_s));
        QVERIFY(model.index(1, ExchangeModel::TimeColumn).data(Qt::ToolTipRole).toString().contains(u"Server error"_s));
        // What ran gets its rule when it ends.
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        feed(model, {finalRecord({.id = 8, .start = 100, .length = 3000, .target = "/async-endpoint"})});
        QCOMPARE(rulesOf(model).last(), u"Slow"_s);
        QCOMPARE(changed.count(), 1);

        QList<RowRule> rules = RowRules::ofRequests();
        std::swap(rules[2], rules[3]); // "Slow" before "Held the loop"
        rules[0].isOn = false;
        rules.prepend({u"Blank"_s, u"  "_s, RowTone::Blue, true});
        rules.prepend({u"Broken"_s, u"status>>5"_s, RowTone::Blue, true});
        model.setRules(ruled(rules));
        QCOMPARE(rulesOf(model),
                 (QStringList{{}, {}, u"Slow"_s, u"Slow"_s, u"Cancelled or refused"_s, {}, {}, u"Slow"_s}));
        model.sort(ExchangeModel::RuleColumn);
        QCOMPARE(rulesOf(model).first(), u"Cancelled or refused"_s);
        QCOMPARE(rulesOf(model).last(), QString());
        model.setRules({});
        QCOMPARE(rulesOf(model), QStringList(8, QString()));
    }

    void clearedRowsComeBackWithTheRulesOfNow()
    {
        ExchangeModel model;
        model.setRules(ruled({{u"a"_s, u"status:503"_s, RowTone::Red, true}}));
        feed(model, mixedRecords());
        const auto cleared = model.takeAll();
        model.setRules(ruled({{u"b"_s, u"status:404"_s, RowTone::Red, true}}));
        QVERIFY(model.putBack(cleared) > 0);
        QTRY_VERIFY(!model.isTinting());
        QCOMPARE(rulesOf(model).filter(QRegularExpression(u"."_s)), QStringList{u"b"_s});
        QCOMPARE(rulesOf(model)[5], u"b"_s);
    }

    void manyRowsAreLookedAtInSlices()
    {
        ExchangeModel model;
        std::vector<ExchangeRecordPtr> records;
        for (std::uint64_t id = 1; id <= 20'000; ++id)
            records.push_back(finalRecord({.id = id, .start = std::int64_t(id), .status = id % 2 ? 200 : 500}));
        feed(model, records);
        model.setRules(ruled(RowRules::ofRequests()));
        // The newest are in sight; they come first.
        QCOMPARE(model.index(19'999, ExchangeModel::RuleColumn).data().toString(), u"Server error"_s);
        // Rows that come and go meanwhile are no trouble.
        feed(model, {finalRecord({.id = 20'001, .start = 20'001, .status = 500})});
        QTRY_VERIFY_WITH_TIMEOUT(!model.isTinting(), 20'000);
        for (int row = 0; row < model.rowCount(); row += 501)
            QCOMPARE(model.ruleOf(row) != nullptr, model.record(row).status == 500);
        model.setRules(ruled({{u"a"_s, u"status:200"_s, RowTone::Red, true}}));
        model.setMaxRows(10'000);
        QTRY_VERIFY_WITH_TIMEOUT(!model.isTinting(), 20'000);
        for (int row = 0; row < model.rowCount(); row += 501)
            QCOMPARE(model.ruleOf(row) != nullptr, model.record(row).status == 200);
        model.setRules({});
        model.clear();
        QTRY_VERIFY(!model.isTinting());
    }

    void textIsReadBack()
    {
        const QList<RowRule> rules{{u"ü \"x\", ; ="_s, u"\"a b\" path:/x%2F"_s, RowTone::Violet, false},
                                   {{}, {}, RowTone::Grey, true}};
        QCOMPARE(RowRules::fromText(RowRules::toText(rules)), std::optional(rules));
        QCOMPARE(RowRules::fromText(u"[]"_s), std::optional(QList<RowRule>()));
        m_context->settings.setRowRules(u"requestsTable"_s, rules);
        m_context->settings.sync();
        QCOMPARE(WindowSettings(m_context->folder.path()).rowRules(u"requestsTable"_s), std::optional(rules));
    }

    void whatIsDamagedCountsAsAbsent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("no JSON") << u"[{\"name\":"_s;
        QTest::newRow("no list") << u"{}"_s;
        QTest::newRow("no object") << u"[1]"_s;
        QTest::newRow("another type") << u"[{\"name\":1,\"filter\":\"a\",\"tone\":\"red\",\"on\":true}]"_s;
        QTest::newRow("no such tone") << u"[{\"name\":\"\",\"filter\":\"a\",\"tone\":\"pink\",\"on\":true}]"_s;
        QTest::newRow("too many") << u"[%1]"_s.arg(
            QStringList(17, u"{\"name\":\"\",\"filter\":\"a\",\"tone\":\"red\",\"on\":true}"_s).join(u','));
        QTest::newRow("too long") << u"[{\"name\":\"%1\",\"filter\":\"a\",\"tone\":\"red\",\"on\":true}]"_s.arg(
            QString(61, u'x'));
    }

    void whatIsDamagedCountsAsAbsent()
    {
        QFETCH(QString, text);
        QVERIFY(!RowRules::fromText(text));
        PaneContext *context = m_context.get();
        put(context->folder.filePath(u"window.ini"_s),
            "[file]\nlayout=1\n[rules]\nrequestsTable=\"" + text.toUtf8().replace('"', "\\\"") + "\"\n");
        const WindowSettings settings(context->folder.path());
        QVERIFY(!settings.rowRules(u"requestsTable"_s));
        QCOMPARE(RequestsPane(*context).colors()->rules(), RowRules::ofRequests());
    }

    void rowsAreTintedAndMarked()
    {
        Pane p(*m_context);
        QVERIFY(QTest::qWaitForWindowExposed(p.pane.get()));
        RequestsTable *table = p.pane->table();
        QCOMPARE(table->horizontalHeader()->visualIndex(ExchangeModel::RuleColumn), 0);
        const auto cell = [&](int row, int column) { return table->visualRect(p.pane->model()->index(row, column)); };
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
            m_theme->setChoice(choice);
            QTest::qWait(30);
            const QPalette palette = table->palette();
            const QImage image = table->viewport()->grab().toImage();
            for (const int column :
                 {int(ExchangeModel::RuleColumn), int(ExchangeModel::PathColumn), int(ExchangeModel::StatusColumn)}) {
                const auto corner
                    = [&](int row) { return image.pixelColor(cell(row, column).topRight() + QPoint(-2, 2)); };
                QCOMPARE(corner(1).name(), toneGround(RowTone::Red, palette).name());
                QCOMPARE(corner(2).name(), toneGround(RowTone::Amber, palette).name());
                QCOMPARE(corner(0).name(), palette.color(QPalette::Base).name());
            }
            const QImage square = image.copy(cell(1, ExchangeModel::RuleColumn));
            QCOMPARE(square.pixelColor(14, square.height() / 2).name(), toneInk(RowTone::Red, palette).name());
            QVERIFY(square != image.copy(cell(2, ExchangeModel::RuleColumn)));
        }
        m_theme->setChoice(ThemeChoice::Light);
        table->selectRow(1);
        const QImage image = table->viewport()->grab().toImage();
        QVERIFY(image.pixelColor(cell(1, ExchangeModel::PathColumn).topRight() + QPoint(-2, 2))
                != toneGround(RowTone::Red, table->palette()));
        // Pinned rows are tinted as well, and columns are as before: nothing is copied of the mark.
        QVERIFY(table->togglePins());
        QVERIFY(static_cast<RequestsTable *>(table->pinStrip())->exchanges()->ruleOf(0));
        QVERIFY(!table->shownColumns().contains(int(ExchangeModel::RuleColumn)));
        table->clearSelection();
        QVERIFY(pictures::take(p.pane.get(), u"requests-rules"_s, *m_theme));
        m_theme->setChoice(ThemeChoice::HighContrast);
        QTest::qWait(60);
        QVERIFY(p.pane->grab().save(pictures::folder() + u"/requests-rules-contrast.png"_s));
        m_theme->setChoice(ThemeChoice::Light);
    }

    void rulesAreEditedByMouseAndKeys()
    {
        Pane p(*m_context);
        QVERIFY(QTest::qWaitForWindowActive(p.pane.get()));
        RowRulesDialog *dialog = p.open();
        QVERIFY(dialog);
        QCOMPARE(pictures::unnamed(dialog), QStringList());
        auto *list = part<QTreeView>(dialog, u"ruleList"_s);
        FilterField *filter = dialog->filterField();
        auto *trouble = part<ToneLabel>(dialog, u"ruleTrouble"_s);
        auto *name = part<QLineEdit>(dialog, u"ruleName"_s);
        auto *tone = part<QComboBox>(dialog, u"ruleTone"_s);
        QCOMPARE(list->model()->rowCount(), 4);
        QVERIFY(!part<QPushButton>(dialog, u"ruleDefaults"_s)->isEnabled());

        // Add, and write it: it acts with each letter that is right.
        list->setCurrentIndex(list->model()->index(0, 0));
        click(part<QPushButton>(dialog, u"addRule"_s));
        QCOMPARE(list->model()->rowCount(), 5);
        QVERIFY(filter->hasFocus());
        QVERIFY(!trouble->text().isEmpty());
        QTest::keyClicks(filter, u"status:40"_s);
        QVERIFY(!p.rules().contains(u"status:40"_s));
        QTest::keyClicks(filter, u"4"_s);
        QTRY_COMPARE(p.rules()[5], u"status:404"_s);
        QCOMPARE(trouble->text(), QString());
        QTest::keyClicks(filter, u" or dur>>1"_s);
        QVERIFY(filter->error());
        QCOMPARE(trouble->text(), filter->error()->sentence);
        QCOMPARE(p.rules()[5], u"status:404 or dur"_s); // the last that was right
        QVERIFY(pictures::take(dialog, u"row-rules-error"_s, *m_theme));
        QTest::keyClick(filter, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(filter, u"status:404"_s);
        QTest::keyClick(filter, Qt::Key_Escape); // the suggestions, or the text
        if (filter->text().isEmpty())
            QTest::keyClicks(filter, u"status:404"_s);
        QCOMPARE(p.rules()[5], u"status:404"_s);
        name->setFocus();
        QTest::keyClicks(name, u"Not found"_s);
        QCOMPARE(p.rules()[5], u"Not found"_s);
        tone->setFocus();
        const RowTone before = p.pane->model()->ruleOf(5)->tone;
        QTest::keyClick(tone, before == RowTone::Grey ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(p.pane->model()->ruleOf(5)->tone != before);
        QVERIFY(pictures::take(dialog, u"row-rules"_s, *m_theme));

        // Switch off and on by the check mark: Space, and the mouse.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(p.rules()[5], QString());
        const QRect cell = list->visualRect(list->model()->index(0, 0));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 10, cell.center().y()));
        QCOMPARE(p.rules()[5], u"Not found"_s);

        // Order: below "Slow", and back.
        const auto names = [&] {
            QStringList titles;
            for (const RowRule &rule : p.pane->colors()->rules())
                titles += rule.title();
            return titles;
        };
        QVERIFY(!part<QPushButton>(dialog, u"ruleUp"_s)->isEnabled());
        click(part<QPushButton>(dialog, u"ruleDown"_s));
        click(part<QPushButton>(dialog, u"ruleDown"_s));
        QCOMPARE(names().indexOf(u"Not found"_s), 2);
        QCOMPARE(list->currentIndex().row(), 2);
        click(part<QPushButton>(dialog, u"ruleUp"_s));
        QCOMPARE(names().indexOf(u"Not found"_s), 1);

        // Remove, and undo with the keys of the window.
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(names().size(), 4);
        QCOMPARE(p.rules()[5], QString());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(names().indexOf(u"Not found"_s), 1);
        QCOMPARE(p.rules()[5], u"Not found"_s);

        // They are kept.
        m_context->settings.sync();
        QCOMPARE(*WindowSettings(m_context->folder.path()).rowRules(u"requestsTable"_s), p.pane->colors()->rules());

        click(part<QPushButton>(dialog, u"ruleDefaults"_s));
        QCOMPARE(p.pane->colors()->rules(), RowRules::ofRequests());
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(names().size(), 5);

        // All of them gone: nothing is coloured, and the form says what to do.
        list->setFocus();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(names(), QStringList());
        QCOMPARE(p.rules(), QStringList(8, QString()));
        QVERIFY(!filter->isEnabled() && !trouble->text().isEmpty());
        QPointer<RowRulesDialog> watched(dialog);
        click(part<QPushButton>(dialog, u"closeRules"_s));
        QTRY_VERIFY(!watched);
        for (int i = 0; i < 40 && m_context->undo.canUndo(); ++i)
            m_context->undo.undo();
        QCOMPARE(p.pane->colors()->rules(), RowRules::ofRequests());
    }

    void nothingIsClipped()
    {
        Pane p(*m_context);
        QVERIFY(QTest::qWaitForWindowActive(p.pane.get()));
        RowRulesDialog *dialog = p.open();
        QVERIFY(dialog);
        for (const double scale : {1.0, 1.4, 2.0}) {
            m_theme->setScale(scale);
            QTest::qWait(60);
            QStringList problems; // a layout is made in a turn to come
            (void)QTest::qWaitFor([&] {
                dialog->resize(dialog->sizeHint().expandedTo(dialog->size()));
                QCoreApplication::processEvents();
                problems = clipping::problems(dialog);
                return problems.isEmpty();
            });
            QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
        }
        QVERIFY(dialog->grab().save(pictures::folder() + u"/row-rules-200.png"_s));
        m_theme->setScale(1);
    }

    void thereIsAnEnd()
    {
        Pane p(*m_context);
        QVERIFY(QTest::qWaitForWindowActive(p.pane.get()));
        RowRulesDialog *dialog = p.open();
        QVERIFY(dialog);
        auto *add = part<QPushButton>(dialog, u"addRule"_s);
        for (int i = 0; i < 20; ++i)
            click(add);
        QCOMPARE(p.pane->colors()->rules().size(), RowRules::kMost);
        QVERIFY(!add->isEnabled() && !add->toolTip().isEmpty());
        QAbstractItemModelTester tester(part<QTreeView>(dialog, u"ruleList"_s)->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 20 && m_context->undo.canUndo(); ++i)
            m_context->undo.undo();
        QCOMPARE(p.pane->colors()->rules(), RowRules::ofRequests());
        QCOMPARE(dialog->rules(), RowRules::ofRequests());
    }

    void sourceIsAFieldOfTheFilter()
    {
        ExchangeModel model;
        const auto from = [](std::uint64_t id, const QByteArray &span) {
            auto record = finalRecord({.id = id, .start = std::int64_t(id)});
            record->parentSpanId = span;
            return record;
        };
        model.noteSent("00f067aa0ba902b7", RequestOrigin::Sender);
        model.noteSent("00f067aa0ba902b8", RequestOrigin::Resend);
        model.noteSent({}, RequestOrigin::Resend); // none: nobody is meant
        feed(model,
             {from(1, {}), from(2, "00f067aa0ba902b7"), from(3, "00f067aa0ba902b8"), from(4, "00f067aa0ba902b9")});
        const auto shown = [&](const QString &text) {
            const FilterParse parse = parseFilter(text, exchangeGrammar());
            if (parse.error)
                return QList<quint64>{0};
            model.setFilter(parse.filter);
            QList<quint64> ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids += model.record(row).id;
            return ids;
        };
        QCOMPARE(shown(u"source:client"_s), (QList<quint64>{1, 4}));
        QCOMPARE(shown(u"source:sender"_s), (QList<quint64>{2}));
        QCOMPARE(shown(u"source:sender,resend"_s), (QList<quint64>{2, 3}));
        QCOMPARE(shown(u"-source:client"_s), (QList<quint64>{2, 3}));
        QCOMPARE(shown(u"source:import"_s), QList<quint64>());
        QCOMPARE(shown(u"source:browser"_s), (QList<quint64>{0})); // an error
        QCOMPARE(shown(QString()).size(), 4);
        QCOMPARE(model.index(1, ExchangeModel::SourceColumn).data().toString(), u"Sender"_s);
        const FilterSuggestions offered = suggestFilter(u"source:"_s, 7, exchangeGrammar(), {});
        QCOMPARE(offered.items.size(), 4);

        RequestOrigins origins; // bounded: the oldest are forgotten
        for (std::size_t i = 0; i < RequestOrigins::kMost + 10; ++i)
            origins.note(QByteArray::number(qulonglong(i)), RequestOrigin::Sender);
        QCOMPARE(origins.of("9"), RequestOrigin::Client);
        QCOMPARE(origins.of("10"), RequestOrigin::Sender);
    }

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PaneContext> m_context;
};

QTEST_MAIN(TestRowRules)
#include "tst_row_rules.moc"
