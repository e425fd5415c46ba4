#include "ui/icon.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/empty_state.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

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

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("ground");
        QTest::addColumn<double>("least");
        for (const bool dark : {false, true}) {
            const QPalette palette = dark ? Theme::darkPalette() : Theme::lightPalette();
            const ThemeColors &c = themeColors(palette);
            QCOMPARE(isDark(palette), dark);
            const char *theme = dark ? "dark" : "light";
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
                QTest::addRow("%s %s on base", theme, name) << ink << base << 4.5;
                QTest::addRow("%s %s on window", theme, name) << ink << window << 4.5;
                QTest::addRow("%s %s on its chip", theme, name) << ink << mixed(base, ink, 0.14) << 4.0;
            }
            QTest::addRow("%s selected text", theme)
                << palette.color(QPalette::HighlightedText) << palette.color(QPalette::Highlight) << 7.0;
            QTest::addRow("%s accent button", theme) << c.onAccent << c.accent << 4.5;
            QTest::addRow("%s error banner", theme) << palette.color(QPalette::Text) << c.errorFill << 7.0;
            QTest::addRow("%s info banner", theme) << palette.color(QPalette::Text) << c.infoFill << 7.0;
            QTest::addRow("%s warning banner", theme) << palette.color(QPalette::Text) << c.warningFill << 7.0;
            const std::pair<const char *, QColor> marks[] = {{"on loop", c.onLoop},
                                                             {"held", c.held},
                                                             {"waiting", c.waiting},
                                                             {"blocked", c.blocked},
                                                             {"transfer", c.transfer}};
            for (const auto &[name, mark] : marks) // WCAG §1.4.11, graphics
                QTest::addRow("%s bar %s", theme, name) << mark << base << 3.0;
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
        theme.setChoice(ThemeChoice::Light);
        QCOMPARE(corner(), Theme::lightPalette().color(QPalette::Base));
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
        QTest::newRow("as written") << QByteArray("[window]\nlayout=@ByteArray(abc)\nlayoutVersion=1\ntheme=dark\n")
                                    << true;
        QTest::newRow("from a newer version")
            << QByteArray("[window]\nlayout=@ByteArray(abc)\nlayoutVersion=99\ntheme=dark\n") << false;
        QTest::newRow("truncated") << QByteArray("[window]\nlayout=@ByteArr") << false;
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
            QCOMPARE(settings.layout(), layoutKept ? QByteArray("abc") : QByteArray());
            QCOMPARE(settings.theme(), layoutKept || file.contains("99") ? ThemeChoice::Dark : ThemeChoice::System);
            settings.setTheme(ThemeChoice::Light);
            settings.setWindow("g", "l");
            settings.setView(QStringLiteral("table"), "state");
        }
        WindowSettings again(folder.path());
        QCOMPARE(again.theme(), ThemeChoice::Light);
        QCOMPARE(again.layout(), QByteArray("l"));
        QCOMPARE(again.geometry(), QByteArray("g"));
        QCOMPARE(again.view(QStringLiteral("table")), QByteArray("state"));
        again.forgetLayout();
        QVERIFY(again.layout().isEmpty());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
