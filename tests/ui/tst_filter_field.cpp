#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/filter/filter_field.h"
#include "ui/filter/filter_popup.h"
#include "ui/models/exchange_filter.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QListWidget>
#include <QShortcut>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// A pane with a bar, a filter field and a table that can have the focus.
struct Pane : QWidget {
    PaneContext context;
    PaneBar *bar = new PaneBar(this);
    FilterField *field;
    QWidget *other = new QWidget(this);

    Pane()
    {
        field = bar->addFilter(exchangeGrammar(), QStringLiteral("Filter"), QStringLiteral("Filter requests"), this);
        field->setHistory(&context.settings, QStringLiteral("requests"));
        field->setValues([](const FilterFieldSpec &spec) {
            return spec.name == u"route" ? QStringList({QStringLiteral("/users"), QStringLiteral("/users/{id}")})
                                         : QStringList();
        });
        bar->addFigure();
        other->setFocusPolicy(Qt::StrongFocus);
        other->setAccessibleName(QStringLiteral("Table"));
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(bar);
        layout->addWidget(other, 1);
        resize(640, 480);
    }

    bool open()
    {
        show();
        activateWindow();
        return QTest::qWaitForWindowActive(this);
    }
    void type(const QString &keys)
    {
        field->setFocus();
        QTest::keyClicks(field, keys);
    }
};

} // namespace

class TestFilterField final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void theLastGoodFilterStaysInEffect()
    {
        Pane pane;
        QVERIFY(pane.open());
        QSignalSpy changed(pane.field, &FilterField::filterChanged);
        pane.type(QStringLiteral("status"));
        QCOMPARE(pane.field->filter().text(), QStringLiteral("status"));
        const auto before = changed.count();
        pane.type(QStringLiteral(">="));
        QVERIFY(pane.field->error().has_value());
        QCOMPARE(pane.field->filter().text(), QStringLiteral("status"));
        QCOMPARE(changed.count(), before);
        QVERIFY(pane.field->accessibleDescription().contains(QStringLiteral("must follow")));
        QVERIFY(pane.field->toolTip().contains(QStringLiteral("must follow")));
        QVERIFY(pane.field->findChild<QAction *>(QStringLiteral("filterWarning"))->isVisible());
        pane.type(QStringLiteral("500"));
        QVERIFY(!pane.field->error());
        QVERIFY(pane.field->accessibleDescription().isEmpty());
        QVERIFY(!pane.field->findChild<QAction *>(QStringLiteral("filterWarning"))->isVisible());
        QCOMPARE(pane.field->filter().text(), QStringLiteral("status>=500"));
    }

    void ctrlFFindsItAndEscapeClearsIt()
    {
        Pane pane;
        auto *outer = new QShortcut(Qt::Key_Escape, &pane); // as panes have one, to close their detail
        outer->setContext(Qt::WidgetWithChildrenShortcut);
        QSignalSpy closed(outer, &QShortcut::activated);
        QVERIFY(pane.open());
        pane.other->setFocus();
        QTest::keyClick(pane.other, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(pane.field->hasFocus());
        pane.type(QStringLiteral("zzz"));
        QTest::keyClick(pane.field, Qt::Key_Escape);
        QVERIFY(pane.field->text().isEmpty());
        QVERIFY(pane.field->filter().isEmpty());
        QCOMPARE(closed.count(), 0);
        QTest::keyClick(pane.field, Qt::Key_Escape); // nothing to clear: the pane's
        QCOMPARE(closed.count(), 1);
    }

    void completesByKeyboard()
    {
        Pane pane;
        QVERIFY(pane.open());
        pane.type(QStringLiteral("ro"));
        FilterPopup *popup = pane.field->popup();
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->labels(), QStringList(QStringLiteral("route")));
        QCOMPARE(popup->highlighted(), -1); // nothing is chosen unasked
        QVERIFY(pane.field->hasFocus());
        QTest::keyClick(pane.field, Qt::Key_Down);
        QTest::keyClick(pane.field, Qt::Key_Return);
        QCOMPARE(pane.field->text(), QStringLiteral("route:"));
        QCOMPARE(popup->labels(), QStringList({QStringLiteral("/users"), QStringLiteral("/users/{id}")}));
        QTest::keyClick(pane.field, Qt::Key_Up);
        QTest::keyClick(pane.field, Qt::Key_Tab);
        QCOMPARE(pane.field->text(), QStringLiteral("route:/users/{id} "));
        QVERIFY(!popup->isVisible());
        QVERIFY(!pane.field->error());
        // The braces stand for themselves.
        QCOMPARE(pane.field->filter().text(), QStringLiteral("route:/users/{id}"));
        pane.type(QStringLiteral("stat"));
        QTest::keyClick(pane.field, Qt::Key_Escape); // nothing highlighted: clears
        QVERIFY(pane.field->text().isEmpty());
        pane.type(QStringLiteral("stat"));
        QTest::keyClick(pane.field, Qt::Key_Down);
        QTest::keyClick(pane.field, Qt::Key_Escape); // highlighted: only the list goes
        QCOMPARE(pane.field->text(), QStringLiteral("stat"));
        QVERIFY(!popup->isVisible());
        QTest::keyClick(pane.field, Qt::Key_Tab); // and Tab goes on
        QVERIFY(!pane.field->hasFocus());
    }

    void completesByMouse()
    {
        Pane pane;
        QVERIFY(pane.open());
        pane.type(QStringLiteral("is:"));
        FilterPopup *popup = pane.field->popup();
        auto *list = popup->findChild<QListWidget *>(QStringLiteral("filterSuggestions"));
        QVERIFY(QTest::qWaitForWindowExposed(popup));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
        QCOMPARE(pane.field->text(), QStringLiteral("is:left "));
    }

    void remembersWhatWasUsed()
    {
        Pane pane;
        QVERIFY(pane.open());
        for (const char *text : {"status>=500", "users", "status>=500"}) {
            pane.field->clear();
            pane.type(QString::fromLatin1(text));
            QTest::keyClick(pane.field, Qt::Key_Return);
        }
        pane.type(QStringLiteral(" or(")); // wrong ones are not worth it
        QTest::keyClick(pane.field, Qt::Key_Return);
        QCOMPARE(pane.context.settings.recentFilters(QStringLiteral("requests")),
                 QStringList({QStringLiteral("status>=500"), QStringLiteral("users")}));
        pane.field->clear();
        QTest::keyClick(pane.field, Qt::Key_Down);
        QCOMPARE(pane.field->popup()->labels().mid(0, 3),
                 QStringList({QStringLiteral("status>=500"), QStringLiteral("users"), QStringLiteral("method")}));
        QTest::keyClick(pane.field, Qt::Key_Down);
        QTest::keyClick(pane.field, Qt::Key_Down);
        QTest::keyClick(pane.field, Qt::Key_Return);
        QCOMPARE(pane.field->text(), QStringLiteral("users"));
        QCOMPARE(pane.context.settings.recentFilters(QStringLiteral("requests")).first(), QStringLiteral("users"));

        for (int i = 0; i < 30; ++i) {
            pane.field->setText(QString::number(i));
            QTest::keyClick(pane.field, Qt::Key_Return);
        }
        QCOMPARE(pane.context.settings.recentFilters(QStringLiteral("requests")).size(), FilterField::kMostRecent);
    }

    void helpNamesEveryField()
    {
        Pane pane;
        QVERIFY(pane.open());
        const FilterGrammar grammar = exchangeGrammar();
        for (const FilterFieldSpec &field : grammar.fields())
            QVERIFY2(pane.field->helpText().contains(field.name), qPrintable(field.name));
        pane.field->findChild<QAction *>(QStringLiteral("filterHelp"))->trigger();
        auto *help = pane.field->findChild<QWidget *>(QStringLiteral("filterHelpPopup"));
        QVERIFY(help && help->isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(help));
        QVERIFY(pictures::take(help, QStringLiteral("filter-help"), *m_theme));
        QTest::keyClick(help->findChild<QTextBrowser *>(), Qt::Key_Escape);
        QVERIFY(!help->isVisible());
    }

    void pictures()
    {
        Pane pane;
        QVERIFY(pane.open());
        pane.type(QStringLiteral("users statsu>=500 dur>1s"));
        QVERIFY(pane.field->error().has_value());
        QVERIFY(pictures::take(&pane, QStringLiteral("filter-error"), *m_theme));
        QVERIFY(pictures::take(pane.field->popup(), QStringLiteral("filter-error-popup"), *m_theme));
        pane.field->clear();
        pane.type(QStringLiteral("s"));
        QTest::keyClick(pane.field, Qt::Key_Down);
        QVERIFY(pictures::take(pane.field->popup(), QStringLiteral("filter-suggestions"), *m_theme));
        QCOMPARE(pictures::unnamed(&pane), QStringList());
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestFilterField)
#include "tst_filter_field.moc"
