#include "tests/ui/pane_pictures.h"
#include "ui/theme.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/code_edit.h"

#include <QAccessible>
#include <QComboBox>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QShortcut>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

using namespace coroscope;
using namespace Qt::StringLiterals;

class TestBodyEditor final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_before = new QPushButton(u"Before"_s);
        m_body = new BodyEditor;
        m_after = new QPushButton(u"After"_s);
        layout->addWidget(m_before);
        layout->addWidget(m_body, 1);
        layout->addWidget(m_after);
        m_window->resize(640, 420);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_body->setBody(BodyMode::Json, {}, u"text/plain"_s);
        edit()->setFocus();
    }
    void cleanup() { m_window.reset(); }

    void jsonIsCheckedWhileTyped()
    {
        QSignalSpy changed(m_body, &BodyEditor::changed);
        type(u"{\"é漢\": [1, 2}"_s);
        QCOMPARE(m_body->text(), u"{\"é漢\": [1, 2}"_s);
        QVERIFY(changed.count() >= 12);
        QCOMPARE(m_body->verdict(), u"Line 1, column 13: A comma or “]” is missing here."_s);
        // The mark is on the place, counted in characters and not in bytes.
        QCOMPARE(markedAt(), 12);
        edit()->goTo(0);
        QPushButton *go = button(u"Go there"_s);
        QVERIFY(go->isVisible());
        QTest::mouseClick(go, Qt::LeftButton);
        QCOMPARE(edit()->cursorOffset(), 12);
        QVERIFY(edit()->hasFocus());
        type(u"]"_s);
        QVERIFY(m_body->verdict().contains(u"valid"_s));
        QCOMPARE(markedAt(), -1);
        QVERIFY(!go->isVisible());
    }

    void longTextsAreCheckedToo()
    {
        QString json = u"["_s;
        while (json.size() < 3 * BodyEditor::kCheckedAtOnce)
            json += u"{\"name\": \"Ada\", \"n\": 12},\n"_s;
        m_body->setBody(BodyMode::Json, json + u"]"_s, u"text/plain"_s);
        QTRY_VERIFY2(m_body->verdict().contains(u"A value is missing"_s), qPrintable(m_body->verdict()));
        m_body->setBody(BodyMode::Json, json + u"1]"_s, u"text/plain"_s);
        QTRY_VERIFY(m_body->verdict().contains(u"valid"_s));
        m_body->setBody(BodyMode::Text, json, u"text/plain"_s); // a check under way does not come late
        QTest::qWait(50);
        QVERIFY2(!m_body->verdict().contains(u"valid"_s), qPrintable(m_body->verdict()));
    }

    void formatCanBeUndone()
    {
        const QString typed = u"{\"a\":12345678901234567890,\"b\":[1,2.50]}"_s;
        type(typed);
        QTest::mouseClick(button(u"Format"_s), Qt::LeftButton);
        QCOMPARE(m_body->text(), u"{\n  \"a\": 12345678901234567890,\n  \"b\": [\n    1,\n    2.50\n  ]\n}"_s);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_body->text(), typed);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_body->text().contains(u'\n'));
        // What another request had in it cannot come back by undo.
        m_body->setBody(BodyMode::Json, u"{}"_s, u"text/plain"_s);
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_body->text(), u"{}"_s);
    }

    void bracketsAndFolds()
    {
        m_body->setBody(BodyMode::Json, u"{\n  \"a\": [\n    1,\n    2\n  ]\n}"_s, u"text/plain"_s);
        edit()->goTo(0);
        QCOMPARE(edit()->SendScintilla(QsciScintillaBase::SCI_BRACEMATCH, 0UL, 0L), long(edit()->length() - 1));
        QTRY_VERIFY(edit()->SendScintilla(QsciScintillaBase::SCI_GETFOLDLEVEL, 1UL)
                    & QsciScintillaBase::SC_FOLDLEVELHEADERFLAG);
        edit()->foldLine(1);
        QVERIFY(!edit()->SendScintilla(QsciScintillaBase::SCI_GETLINEVISIBLE, 2UL));
        // Who looks for something in a fold gets to see it.
        find(u"2"_s);
        QTRY_COMPARE(edit()->selectedText(), u"2"_s);
        QVERIFY(edit()->SendScintilla(QsciScintillaBase::SCI_GETLINEVISIBLE, 3UL));
    }

    void findAndReplaceByKeys()
    {
        m_body->setBody(BodyMode::Text, u"én one\ntwo ONE\none"_s, u"text/plain"_s);
        edit()->goTo(0);
        QLineEdit *field = find(u"one"_s);
        QTRY_COMPARE(count(), u"1 of 3"_s);
        QTest::keyClick(field, Qt::Key_F3);
        QCOMPARE(count(), u"2 of 3"_s);
        QCOMPARE(edit()->selectedText(), u"ONE"_s);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(count(), u"3 of 3"_s);
        QTest::keyClick(field, Qt::Key_Return); // around the end
        QCOMPARE(count(), u"1 of 3"_s);
        QTest::keyClick(field, Qt::Key_H, Qt::ControlModifier);
        auto *by = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(by && by != field);
        QTest::keyClicks(by, u"1"_s);
        QTest::keyClick(by, Qt::Key_Return);
        QCOMPARE(m_body->text(), u"én 1\ntwo ONE\none"_s);
        QCOMPARE(count(), u"1 of 2"_s);
        QTest::mouseClick(m_body->findChild<QToolButton *>(u"findReplaceAll"_s), Qt::LeftButton);
        QCOMPARE(m_body->text(), u"én 1\ntwo 1\n1"_s);
        QTest::keyClick(by, Qt::Key_Escape);
        QVERIFY(!by->isVisible());
        QVERIFY(edit()->hasFocus());
        QTest::keyClick(edit(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_body->text(), u"én 1\ntwo ONE\none"_s);
    }

    void keysOfTheWindowStayFree_data()
    {
        QTest::addColumn<QKeySequence>("keys");
        for (const QKeySequence &keys :
             {QKeySequence(Qt::CTRL | Qt::Key_L), QKeySequence(Qt::CTRL | Qt::Key_K),
              QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Plus),
              QKeySequence(Qt::CTRL | Qt::Key_Minus), QKeySequence(Qt::CTRL | Qt::Key_D), QKeySequence(Qt::Key_F6),
              QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_1)})
            QTest::newRow(qPrintable(keys.toString())) << keys;
    }
    void keysOfTheWindowStayFree()
    {
        QFETCH(QKeySequence, keys);
        type(u"ab"_s);
        QShortcut shortcut(keys, m_window.get());
        QSignalSpy spy(&shortcut, &QShortcut::activated);
        QTest::keyClick(edit(), keys[0].key(), keys[0].keyboardModifiers());
        QCOMPARE(spy.count(), 1);
        QCOMPARE(m_body->text(), u"ab"_s);
    }

    void tabLeaves()
    {
        type(u"x"_s);
        QTest::keyClick(edit(), Qt::Key_Tab);
        QVERIFY(!edit()->hasFocus());
        edit()->setFocus();
        QTest::keyClick(edit(), Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(!edit()->hasFocus());
        QCOMPARE(m_body->text(), u"x"_s);
    }

    void isReadByScreenReaders()
    {
        type(u"hello"_s);
        QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(edit());
        QVERIFY(shown);
        QCOMPARE(shown->text(QAccessible::Name), u"Body"_s);
        QVERIFY(shown->textInterface());
        QCOMPARE(shown->textInterface()->text(0, 5), u"hello"_s);
        QCOMPARE(pictures::unnamed(m_body).join(u", "_s), QString());
    }

    void themeIsFollowed()
    {
        m_body->setBody(BodyMode::Json, u"{\"name\": true}"_s, u"text/plain"_s);
        for (const ThemeChoice choice :
             {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast, ThemeChoice::Light}) {
            m_theme->setChoice(choice);
            QTest::qWait(20);
            const QColor base = m_body->palette().color(QPalette::Base);
            const QColor name = themeColors(m_body->palette()).series[0];
            QCOMPARE(styleColor(QsciScintillaBase::SCI_STYLEGETBACK, QsciScintillaBase::STYLE_DEFAULT), base);
            QCOMPARE(styleColor(QsciScintillaBase::SCI_STYLEGETFORE, 4), name); // a property's name
            const QImage shown = edit()->viewport()->grab().toImage();
            QCOMPARE(shown.pixelColor(shown.width() - 5, shown.height() - 5), base);
        }
    }

    void fontsAreFollowed()
    {
        const auto height = [this] { return edit()->SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0UL); };
        const long before = height();
        m_theme->setScale(1.4); // as presenter mode does it
        const bool grew = QTest::qWaitFor([&] { return height() > before; });
        m_theme->setScale(1);
        QVERIFY(grew);
        QTRY_COMPARE(height(), before);
    }

    void fontsAreFollowedBehindATab()
    {
        const auto height
            = [](const CodeEdit *edit) { return edit->SendScintilla(QsciScintillaBase::SCI_TEXTHEIGHT, 0UL); };
        QTabWidget tabs;
        auto *front = new CodeEdit(u"front"_s, &tabs);
        auto *seen = new CodeEdit(u"seen before"_s, &tabs);
        auto *never = new CodeEdit(u"never seen"_s, &tabs);
        auto *plain = new QPlainTextEdit(u"plain"_s, &tabs);
        plain->setFont(monospaceFont());
        tabs.addTab(front, u"Front"_s);
        tabs.addTab(seen, u"Seen"_s);
        tabs.addTab(never, u"Never"_s);
        tabs.addTab(plain, u"Plain"_s);
        tabs.resize(640, 420);
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        const auto click = [&](int page) {
            QTest::mouseClick(tabs.tabBar(), Qt::LeftButton, {}, tabs.tabBar()->tabRect(page).center());
        };
        click(1);
        QTRY_VERIFY(seen->isVisible());
        click(0);
        QTRY_VERIFY(front->isVisible());
        const long before = height(front);
        const double points = QFontInfo(monospaceFont()).pointSizeF();
        m_theme->setScale(1.4);
        const auto back = qScopeGuard([this] { m_theme->setScale(1); });
        QTRY_VERIFY(height(front) > before);
        click(1);
        QTRY_VERIFY(seen->isVisible());
        QCOMPARE(height(seen), height(front));
        click(2);
        QTRY_VERIFY(never->isVisible());
        QCOMPARE(height(never), height(front));
        click(3);
        QTRY_VERIFY(plain->isVisible());
        QVERIFY(std::abs(QFontInfo(plain->font()).pointSizeF() - points * 1.4) < 0.5);
    }

    void mediaTypesAreHighlighted()
    {
        m_body->setBody(BodyMode::Text, u"<a b='c'/>"_s, u"application/xml"_s);
        QCOMPARE(edit()->language(), TextLanguage::Markup);
        m_body->setBody(BodyMode::Text, u"a"_s, u"text/css"_s);
        QCOMPARE(edit()->language(), TextLanguage::Css);
        m_body->setBody(BodyMode::Text, u"a"_s, u"text/plain"_s);
        QCOMPARE(edit()->language(), TextLanguage::Plain);
        m_body->setBody(BodyMode::None, {}, u"text/plain"_s);
        QVERIFY(!edit()->isVisible());
        QTest::keyClick(m_body, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(!m_body->findChild<QLineEdit *>(u"findText"_s)->isVisible()); // nothing to find in
    }

    void oddTextsComeBackAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("CR LF") << u"a\r\nb\r\n"_s;
        QTest::newRow("emoji") << u"\U0001F600 ok"_s;
        QTest::newRow("NUL") << QString(u"a"_s + QChar(QChar::Null) + u"b"_s);
        QTest::newRow("tabs") << u"\ta\tb"_s;
        QTest::newRow("long line") << QString(100'000, u'x');
    }
    void oddTextsComeBackAsTheyAre()
    {
        QFETCH(QString, text);
        m_body->setBody(BodyMode::Text, text, u"text/plain"_s);
        QCOMPARE(m_body->text(), text);
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
        m_body->setBody(
            BodyMode::Json,
            u"{\n  \"name\": \"Ada\",\n  \"born\": 1815,\n  \"tags\": [\n    \"math\",\n    true\n  ],\n  \"x\": \n}"_s,
            u"text/plain"_s);
        edit()->goTo(1);
        QVERIFY(pictures::take(m_body, u"body-editor"_s, *m_theme));
        find(u"a"_s);
        QTRY_VERIFY(count().endsWith(u"of 5"_s));
        QVERIFY(pictures::take(m_body, u"body-editor-find"_s, *m_theme));
        inContrast(m_body, u"body-editor-find"_s);
    }

private:
    CodeEdit *edit() const { return m_body->edit(); }
    void type(const QString &text) const
    {
        for (const QChar c : text) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
            QApplication::sendEvent(edit(), &press);
        }
    }
    QLineEdit *find(const QString &text) const
    {
        edit()->setFocus();
        QTest::keyClick(edit(), Qt::Key_F, Qt::ControlModifier);
        auto *field = m_body->findChild<QLineEdit *>(u"findText"_s);
        field->setText(text);
        return field;
    }
    QString count() const { return m_body->findChild<QLabel *>(u"findCount"_s)->text(); }
    QPushButton *button(const QString &text) const
    {
        const auto buttons = m_body->findChildren<QPushButton *>();
        for (QPushButton *one : buttons) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    /// Where the wavy line begins, in characters; -1: nowhere.
    qsizetype markedAt() const
    {
        const long length = edit()->length();
        for (long at = 0; at < length; ++at) {
            if (edit()->SendScintilla(QsciScintillaBase::SCI_INDICATORVALUEAT, 8UL, at))
                return qsizetype(edit()->SendScintilla(QsciScintillaBase::SCI_COUNTCODEUNITS, 0UL, at));
        }
        return -1;
    }
    QColor styleColor(unsigned message, int style) const
    {
        const long value = edit()->SendScintilla(message, static_cast<unsigned long>(style));
        return QColor(int(value & 0xFF), int((value >> 8) & 0xFF), int((value >> 16) & 0xFF));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    QPushButton *m_before = nullptr;
    QPushButton *m_after = nullptr;
    BodyEditor *m_body = nullptr;
};

QTEST_MAIN(TestBodyEditor)
#include "tst_body_editor.moc"
