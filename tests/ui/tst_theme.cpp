#include "ui/chart_colors.h"
#include "ui/icon.h"
#include "ui/secret_policy.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/empty_state.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <array>
#include <cmath>
#include <tuple>

using namespace coroscope;

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

} // namespace

class TestTheme final : public QObject {
    Q_OBJECT

    static void choices()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
        QTest::newRow("high contrast") << ThemeChoice::HighContrast;
    }

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        const std::tuple<const char *, QPalette, Scheme> themes[]
            = {{"light", Theme::lightPalette(), Scheme::Light},
               {"dark", Theme::darkPalette(), Scheme::Dark},
               {"high contrast", Theme::highContrastPalette(), Scheme::HighContrast}};
        for (const auto &[theme, palette, scheme] : themes) {
            const ThemeColors &c = themeColors(palette);
            QCOMPARE(schemeOf(palette), scheme);
            QCOMPARE(isDark(palette), scheme != Scheme::Light);
            const bool high = scheme == Scheme::HighContrast;
            const double text = high ? 7.0 : 4.5; // WCAG 2.1 §1.4.6 and §1.4.3
            const double chip = high ? 7.0 : 4.0;
            const double graphics = high ? 4.5 : 3.0; // §1.4.11 asks for 3
            const QColor highlight = palette.color(QPalette::Highlight);
            const QColor base = palette.color(QPalette::Base);
            const QColor window = palette.color(QPalette::Window);
            const std::pair<const char *, QColor> inks[] = {{"text", palette.color(QPalette::Text)},
                                                            {"accent", c.accent},
                                                            {"muted", c.muted},
                                                            {"success", c.success},
                                                            {"warning", c.warning},
                                                            {"error", c.error},
                                                            {"info", c.info},
                                                            {"GET", c.methodGet},
                                                            {"POST", c.methodPost},
                                                            {"PUT", c.methodPut},
                                                            {"PATCH", c.methodPatch},
                                                            {"DELETE", c.methodDelete},
                                                            {"other method", c.methodOther}};
            for (const auto &[name, ink] : inks) {
                QTest::addRow("%s %s on base", theme, name) << ink << base << text;
                QTest::addRow("%s %s on window", theme, name) << ink << window << text;
                QTest::addRow("%s %s on its chip", theme, name)
                    << ink << (high ? chipGround(ink, palette) : mixed(base, ink, 0.14)) << chip;
                if (high) // coloured figures of a selected row keep their colour
                    QTest::addRow("%s %s on the selection", theme, name) << ink << highlight << 7.0;
            }
            const std::pair<const char *, QPalette::ColorRole> roles[] = {{"window text", QPalette::WindowText},
                                                                          {"button text", QPalette::ButtonText},
                                                                          {"placeholder", QPalette::PlaceholderText},
                                                                          {"link", QPalette::Link},
                                                                          {"tool tip", QPalette::ToolTipText}};
            for (const auto &[name, role] : roles)
                QTest::addRow("%s %s", theme, name) << palette.color(role) << base << (high ? 7.0 : 4.0);
            if (high) {
                QTest::addRow("%s disabled", theme) << palette.color(QPalette::Disabled, QPalette::Text) << base << 7.0;
                QTest::addRow("%s outline", theme) << c.border << base << 7.0;
                QTest::addRow("%s grid", theme) << c.grid << base << 3.0;
            }
            QTest::addRow("%s selected text", theme) << palette.color(QPalette::HighlightedText) << highlight << 7.0;
            QTest::addRow("%s accent button", theme) << c.onAccent << c.accent << text;
            QTest::addRow("%s error banner", theme) << palette.color(QPalette::Text) << c.errorFill << 7.0;
            QTest::addRow("%s info banner", theme) << palette.color(QPalette::Text) << c.infoFill << 7.0;
            QTest::addRow("%s warning banner", theme) << palette.color(QPalette::Text) << c.warningFill << 7.0;
            const std::pair<const char *, QColor> marks[] = {{"on loop", c.onLoop},
                                                             {"held", c.held},
                                                             {"waiting", c.waiting},
                                                             {"blocked", c.blocked},
                                                             {"transfer", c.transfer}};
            for (const auto &[name, mark] : marks) // WCAG §1.4.11, graphics
                QTest::addRow("%s bar %s", theme, name) << mark << base << graphics;
            int number = 0;
            for (const QColor &series : c.series)
                QTest::addRow("%s series %d", theme, ++number) << series << base << graphics;
        }
    }

    void contrast()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, ground);
        QFETCH(double, least);
        const double ratio = ::contrast(ink, ground);
        QVERIFY2(ratio >= least, qPrintable(QStringLiteral("%1 to 1").arg(ratio)));
    }

    void switchesLive()
    {
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Light);
        EmptyState widget(QStringLiteral("mail-send"));
        widget.setText(QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"));
        widget.resize(300, 200);
        const auto corner = [&widget] { return QColor(widget.grab().toImage().pixel(2, 2)); };
        QCOMPARE(corner(), Theme::lightPalette().color(QPalette::Base));
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.isDark());
        QCOMPARE(corner(), Theme::darkPalette().color(QPalette::Base));
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1); // nothing changed
        theme.setChoice(ThemeChoice::HighContrast);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(corner(), QColor(Qt::black));
        QVERIFY(qApp->styleSheet().contains(QStringLiteral("check-contrast.svg")));
        theme.setChoice(ThemeChoice::Light);
        QCOMPARE(corner(), Theme::lightPalette().color(QPalette::Base));
    }

    void iconsAndChartsFollow()
    {
        Theme theme(*qApp);
        const QIcon drawing = icon(QStringLiteral("dialog-warning"), IconTone::Warning);
        QSet<QRgb> inks;
        QSet<QRgb> lines;
        for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
            theme.setChoice(choice);
            const QImage image = drawing.pixmap(QSize(32, 32)).toImage();
            const QColor wanted = themeColors(QApplication::palette()).warning;
            int found = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    found += image.pixelColor(x, y) == wanted ? 1 : 0;
            }
            QVERIFY(found > 0);
            inks += wanted.rgb();
            lines += seriesColor(Series::P95, QApplication::palette()).rgb();
        }
        QCOMPARE(inks.size(), 3);
        QCOMPARE(lines.size(), 3);
        theme.setChoice(ThemeChoice::Light);
    }

    void everythingGrowsWithTheScale()
    {
        Theme theme(*qApp);
        theme.setChoice(ThemeChoice::Light);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *button = new QPushButton(icon(QStringLiteral("mail-send")), QStringLiteral("Send"));
        auto *primary = new QPushButton(QStringLiteral("Send"));
        primary->setProperty("primary", true); // has a weight from the style sheet, which keeps fonts
        auto *code = new QLabel(QStringLiteral("GET /users"));
        code->setFont(monospaceFont());
        auto *check = new QCheckBox(QStringLiteral("Check"));
        for (QWidget *widget : {static_cast<QWidget *>(button), static_cast<QWidget *>(primary),
                                static_cast<QWidget *>(code), static_cast<QWidget *>(check)})
            layout->addWidget(widget);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const double plain = QApplication::font().pointSizeF();
        struct Size {
            QWidget *widget;
            QSize hint;
        };
        QList<Size> before;
        for (QWidget *widget : {static_cast<QWidget *>(button), static_cast<QWidget *>(primary),
                                static_cast<QWidget *>(code), static_cast<QWidget *>(check)})
            before.append({widget, widget->sizeHint()});
        for (const double scale : {2.0, 0.7, 1.4}) {
            theme.setScale(scale);
            QTest::qWait(0);
            QCOMPARE(QApplication::font().pointSizeF(), plain * scale);
            for (const Size &each : before) {
                QVERIFY2(qAbs(each.widget->font().pointSizeF() - plain * scale) < 0.01,
                         each.widget->metaObject()->className());
                if (scale > 1) {
                    QVERIFY(each.widget->sizeHint().height() > each.hint.height());
                    QVERIFY(each.widget->sizeHint().width() > each.hint.width());
                }
            }
            QCOMPARE(code->font().family(), monospaceFont().family());
            QCOMPARE(button->iconSize().width(), qRound(16 * scale));
        }
        theme.setScale(1);
        for (const Size &each : before)
            QCOMPARE(each.widget->sizeHint(), each.hint);
    }

    void aSortedNameStaysClearOfItsArrow_data()
    {
        QTest::addColumn<int>("alignment");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("a number's") << int(Qt::AlignRight | Qt::AlignVCenter) << false;
        QTest::newRow("a text's") << int(Qt::AlignLeft | Qt::AlignVCenter) << false;
        QTest::newRow("a text's, from right to left") << int(Qt::AlignLeft | Qt::AlignVCenter) << true;
    }

    void aSortedNameStaysClearOfItsArrow()
    {
        QFETCH(int, alignment);
        QFETCH(bool, mirrored);
        Theme theme(*qApp);
        QTableWidget table(1, 1);
        table.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        table.setSortingEnabled(true);
        auto *item = new QTableWidgetItem;
        item->setTextAlignment(Qt::Alignment(alignment));
        table.setHorizontalHeaderItem(0, item);
        QHeaderView *header = table.horizontalHeader();
        header->resizeSection(0, 100);
        // Columns of pixels in which two pictures of the header differ.
        const auto columns = [](const QImage &one, const QImage &other) {
            QSet<int> found;
            for (int x = 0; x < one.width(); ++x) {
                for (int y = 0; y < one.height(); ++y) {
                    if (one.pixel(x, y) != other.pixel(x, y))
                        found.insert(x);
                }
            }
            return found;
        };
        const auto picture = [&](const QString &name, bool sorted) {
            item->setText(name);
            header->setSortIndicator(sorted ? 0 : -1, Qt::DescendingOrder);
            table.resize(200, 100);
            return header->grab().toImage();
        };
        const QImage empty = picture(QString(), false);
        const QImage arrow = picture(QString(), true);
        const QImage both = picture(QString(18, u'M'), true);
        const QSet<int> ofArrow = columns(empty, arrow);
        const QSet<int> ofName = columns(arrow, both);
        QVERIFY(!ofArrow.isEmpty());
        QVERIFY(ofName.size() > 30);
        QVERIFY(!ofArrow.intersects(ofName));
    }

    void focusOfATab_data() { choices(); }
    /// The frame of High contrast is drawn in no other theme, though its style sheet gives tabs a transparent ground.
    void focusOfATab()
    {
        QFETCH(ThemeChoice, choice);
        Theme theme(*qApp);
        theme.setChoice(choice);
        QTabBar tabs;
        tabs.addTab(QStringLiteral("Requests"));
        tabs.addTab(QStringLiteral("Tasks"));
        tabs.show();
        tabs.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&tabs));
        tabs.setFocus(Qt::TabFocusReason);
        const QImage image = tabs.grab().toImage();
        const QRgb frame = themeColors(Theme::highContrastPalette()).accent.rgb();
        int framed = 0; // the row of pixels with most of the frame
        for (int y = 0; y < image.height(); ++y) {
            int found = 0;
            for (int x = 0; x < image.width(); ++x)
                found += (image.pixel(x, y) | 0xff000000) == frame ? 1 : 0;
            if (y < image.height() / 2) // the line below the tab is no frame
                framed = std::max(framed, found);
        }
        if (choice == ThemeChoice::HighContrast)
            QVERIFY(framed > 20);
        else
            QCOMPARE(framed, 0);
    }

    void checkAndRadioButtonsAreSeen_data() { choices(); }
    /// Their edge, also where they are off: WCAG 2.1, 1.4.11.
    void checkAndRadioButtonsAreSeen()
    {
        QFETCH(ThemeChoice, choice);
        Theme theme(*qApp);
        theme.setChoice(choice);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        const std::array<QAbstractButton *, 2> buttons{new QCheckBox, new QRadioButton};
        for (QAbstractButton *button : buttons)
            layout->addWidget(button);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const QColor ground = QApplication::palette().color(QPalette::Window);
        for (QAbstractButton *button : buttons) {
            button->setAutoExclusive(false);
            for (const bool checked : {false, true}) {
                button->setChecked(checked);
                const QImage image = button->grab().toImage();
                double best = 1;
                for (int x = 0; x < image.width(); ++x) {
                    for (int y = 0; y < image.height(); ++y)
                        best = std::max(best, ::contrast(image.pixelColor(x, y), ground));
                }
                QVERIFY2(best >= 3, qPrintable(QString::number(best)));
            }
        }
    }

    void buttonsOfDialogsHaveNoIcons()
    {
        Theme theme(*qApp);
        const QDialogButtonBox box(QDialogButtonBox::Close | QDialogButtonBox::Cancel);
        for (const QAbstractButton *button : box.buttons())
            QVERIFY(button->icon().isNull());
    }

    void secretsStayHiddenWhileTheyMust()
    {
        SecretPolicy policy;
        QCheckBox show;
        show.setToolTip(QStringLiteral("why"));
        policy.obey(&show);
        QVERIFY(show.isEnabled());
        show.setChecked(true);
        QSignalSpy toggled(&show, &QCheckBox::toggled);
        policy.setMayReveal(false);
        QCOMPARE(toggled.count(), 1);
        QVERIFY(!show.isChecked() && !show.isEnabled());
        QVERIFY(show.toolTip() != QStringLiteral("why"));
        QAction late(QStringLiteral("late"));
        late.setCheckable(true);
        late.setChecked(true);
        late.setEnabled(false);
        policy.obey(&late);
        QVERIFY(!late.isChecked());
        policy.setMayReveal(true);
        QVERIFY(show.isEnabled() && !show.isChecked());
        QCOMPARE(show.toolTip(), QStringLiteral("why"));
        QVERIFY(!late.isEnabled()); // as it was
    }

    void everyIconIsDrawn()
    {
        const QStringList drawings = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(drawings.size() > 15);
        for (const QString &file : drawings) {
            for (const int size : {16, 20, 32}) {
                const QImage image = icon(file.chopped(4)).pixmap(QSize(size, size)).toImage();
                int inked = 0;
                for (int y = 0; y < image.height(); ++y) {
                    for (int x = 0; x < image.width(); ++x)
                        inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
                }
                QVERIFY2(inked > size / 2, qPrintable(file));
            }
        }
    }

    void noNameIsLeftInTheStyleSheet()
    {
        Theme theme(*qApp);
        QVERIFY(!qApp->styleSheet().isEmpty());
        QVERIFY2(!qApp->styleSheet().remove(QStringLiteral("@names")).contains(u'@'), qPrintable(qApp->styleSheet()));
    }

    void settingsSurviveTrouble_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<bool>("layoutKept");
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("as written") << QByteArray(
            "[window]\ntheme=dark\nzoom=120\n[layouts]\ndebug=@ByteArray(abc)\nversion=2\n")
                                    << true;
        QTest::newRow("from a newer version")
            << QByteArray("[window]\ntheme=dark\nzoom=120\n[layouts]\ndebug=@ByteArray(abc)\nversion=99\n") << false;
        QTest::newRow("truncated") << QByteArray("[layouts]\ndebug=@ByteArr") << false;
        QTest::newRow("rubbish") << QByteArray("\x00\xff\x01[[[\n=\n", 9) << false;
        QTest::newRow("an unknown theme") << QByteArray("[window]\ntheme=plaid\n") << false;
    }

    void settingsSurviveTrouble()
    {
        QFETCH(QByteArray, file);
        QFETCH(bool, layoutKept);
        QTemporaryDir folder;
        QFile ini(folder.filePath(QStringLiteral("window.ini")));
        QVERIFY(ini.open(QIODevice::WriteOnly));
        ini.write(file);
        ini.close();
        {
            WindowSettings settings(folder.path());
            const bool readable = layoutKept || file.contains("99");
            const QString debug = QStringLiteral("debug");
            QCOMPARE(settings.layout(debug), layoutKept ? QByteArray("abc") : QByteArray());
            QCOMPARE(settings.theme(), readable ? ThemeChoice::Dark : ThemeChoice::System);
            QCOMPARE(settings.zoom(), readable ? 120 : 100);
            settings.setTheme(ThemeChoice::HighContrast);
            settings.setGeometry("g");
            settings.setLayout(debug, "l");
            settings.setLayout(QStringLiteral("load"), "m");
            settings.setView(QStringLiteral("table"), "state");
        }
        WindowSettings again(folder.path());
        QCOMPARE(again.theme(), ThemeChoice::HighContrast);
        QCOMPARE(again.layout(QStringLiteral("debug")), QByteArray("l"));
        QCOMPARE(again.geometry(), QByteArray("g"));
        QCOMPARE(again.view(QStringLiteral("table")), QByteArray("state"));
        again.forgetLayout(QStringLiteral("debug"));
        QVERIFY(again.layout(QStringLiteral("debug")).isEmpty());
        QCOMPARE(again.layout(QStringLiteral("load")), QByteArray("m"));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
