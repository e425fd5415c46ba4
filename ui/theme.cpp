#include "ui/theme.h"

#include "ui/desktop_scheme.h"
#include "ui/style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QRegularExpression>

#include <cmath>

namespace coroscope {

namespace {

// As sRGB; contrasts on Base are checked by tst_theme.
const ThemeColors &lightColors()
{
    static const ThemeColors colors = [] {
        ThemeColors c;
        c.accent = QColor(0x1F5FD6);
        c.onAccent = QColor(0xFFFFFF);
        c.muted = QColor(0x5A6472);
        c.border = QColor(0xCDD3DC);
        c.grid = QColor(0xE6E9EE);
        c.success = QColor(0x14703F);
        c.warning = QColor(0x8A5200);
        c.error = QColor(0xB3261E);
        c.info = QColor(0x0B6088);
        c.errorFill = QColor(0xFDECEA);
        c.warningFill = QColor(0xFFF4DC);
        c.infoFill = QColor(0xE8F1FD);
        c.onLoop = QColor(0x15925A);
        c.waiting = QColor(0x4C7FD9);
        c.held = QColor(0xC77700);
        c.blocked = QColor(0xD6342A);
        c.transfer = QColor(0x8A94A3);
        c.methodGet = QColor(0x1F5FD6);
        c.methodPost = QColor(0x14703F);
        c.methodPut = QColor(0x8A5200);
        c.methodPatch = QColor(0x0B6B70);
        c.methodDelete = QColor(0xB3261E);
        c.methodOther = QColor(0x6B3FA0);
        c.series = {QColor(0x1F5FD6), QColor(0xC25A00), QColor(0xB3261E),
                    QColor(0x14703F), QColor(0x6B3FA0), QColor(0x5A6472)};
        return c;
    }();
    return colors;
}

const ThemeColors &darkColors()
{
    static const ThemeColors colors = [] {
        ThemeColors c;
        c.accent = QColor(0x6EA8FF);
        c.onAccent = QColor(0x0D1420);
        c.muted = QColor(0x9CA6B4);
        c.border = QColor(0x3A414D);
        c.grid = QColor(0x2A3039);
        c.success = QColor(0x5AD08F);
        c.warning = QColor(0xF0B24A);
        c.error = QColor(0xFF8078);
        c.info = QColor(0x62C4EE);
        c.errorFill = QColor(0x3B2022);
        c.warningFill = QColor(0x392D18);
        c.infoFill = QColor(0x1C2B42);
        c.onLoop = QColor(0x3FC282);
        c.waiting = QColor(0x6C9EF2);
        c.held = QColor(0xF0B24A);
        c.blocked = QColor(0xFF6259);
        c.transfer = QColor(0x7C8796);
        c.methodGet = QColor(0x7FB2FF);
        c.methodPost = QColor(0x5AD08F);
        c.methodPut = QColor(0xF0B24A);
        c.methodPatch = QColor(0x55CFD4);
        c.methodDelete = QColor(0xFF8078);
        c.methodOther = QColor(0xC6A2F5);
        c.series = {QColor(0x6EA8FF), QColor(0xF0A24A), QColor(0xFF8078),
                    QColor(0x5AD08F), QColor(0xC6A2F5), QColor(0x9CA6B4)};
        return c;
    }();
    return colors;
}

// Light on black; the hues of what is a warning, an error, a success keep their meaning.
const ThemeColors &highContrastColors()
{
    static const ThemeColors colors = [] {
        ThemeColors c;
        c.accent = QColor(0x4DE1FF);
        c.onAccent = QColor(0, 0, 0);
        c.muted = QColor(0xD8D8D8);
        c.border = QColor(0xC8C8C8);
        c.grid = QColor(0x767676);
        c.success = QColor(0x6CF09C);
        c.warning = QColor(0xFFD042);
        c.error = QColor(0xFFABA3);
        c.info = QColor(0xA8D4FF);
        c.errorFill = QColor(0x420000);
        c.warningFill = QColor(0x332600);
        c.infoFill = QColor(0x001F3D);
        c.onLoop = QColor(0x43E884);
        c.waiting = QColor(0x8FC4FF);
        c.held = QColor(0xFFC21A);
        c.blocked = QColor(0xFF8A80);
        c.transfer = QColor(0xBDBDBD);
        c.methodGet = QColor(0xA8D4FF);
        c.methodPost = QColor(0x6CF09C);
        c.methodPut = QColor(0xFFD042);
        c.methodPatch = QColor(0x5FE8E0);
        c.methodDelete = QColor(0xFFABA3);
        c.methodOther = QColor(0xE0BFFF);
        c.series = {QColor(0x4DE1FF), QColor(0xFFC21A), QColor(0xFF9A90),
                    QColor(0x6CF09C), QColor(0xE0BFFF), QColor(0xFFFFFF)};
        return c;
    }();
    return colors;
}

struct PaletteTones {
    QRgb window, base, alternate, text, muted, button, border, highlight, highlightedText, link, tipBase, bright;
};

QPalette paletteOf(const PaletteTones &t, const QColor &disabled)
{
    QPalette p;
    const QColor window(t.window);
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, QColor(t.text));
    p.setColor(QPalette::Base, QColor(t.base));
    p.setColor(QPalette::AlternateBase, QColor(t.alternate));
    p.setColor(QPalette::Text, QColor(t.text));
    p.setColor(QPalette::PlaceholderText, QColor(t.muted));
    p.setColor(QPalette::Button, QColor(t.button));
    p.setColor(QPalette::ButtonText, QColor(t.text));
    p.setColor(QPalette::BrightText, QColor(t.bright));
    p.setColor(QPalette::ToolTipBase, QColor(t.tipBase));
    p.setColor(QPalette::ToolTipText, QColor(t.text));
    p.setColor(QPalette::Highlight, QColor(t.highlight));
    p.setColor(QPalette::HighlightedText, QColor(t.highlightedText));
    p.setColor(QPalette::Link, QColor(t.link));
    p.setColor(QPalette::LinkVisited, QColor(t.link));
    p.setColor(QPalette::Light, mixed(window, Qt::white, qGray(t.window) < 128 ? 0.10 : 0.90));
    p.setColor(QPalette::Midlight, mixed(window, QColor(t.border), 0.4));
    p.setColor(QPalette::Mid, QColor(t.border));
    p.setColor(QPalette::Dark, mixed(QColor(t.border), Qt::black, 0.25));
    p.setColor(QPalette::Shadow, mixed(QColor(t.border), Qt::black, 0.6));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText,
                            QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, QColor(t.border));
    return p;
}

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Lengths in dp grow with the fonts; those in px, such as borders, do not.
QString scaled(const QString &sheet, double scale)
{
    static const QRegularExpression length(QStringLiteral("\\b(\\d+)dp\\b"));
    QString out;
    qsizetype from = 0;
    for (auto it = length.globalMatch(sheet); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(sheet).sliced(from, match.capturedStart() - from);
        out += QString::number(qRound(match.capturedView(1).toInt() * scale)) + QStringLiteral("px");
        from = match.capturedEnd();
    }
    return out.append(QStringView(sheet).sliced(from));
}

/// The style sheet: @names stand for colours of the palette in force.
QString styleSheet(const QPalette &palette, double scale)
{
    const Scheme scheme = schemeOf(palette);
    QString sheet = textOf(QStringLiteral(":/themes/coroscope.qss"));
    if (scheme == Scheme::HighContrast)
        sheet += textOf(QStringLiteral(":/themes/high-contrast.qss"));
    const ThemeColors &c = themeColors(palette);
    const std::pair<QLatin1String, QColor> names[] = {
        {QLatin1String("@accentHover"), mixed(c.accent, palette.color(QPalette::Text), 0.15)},
        {QLatin1String("@accent"), c.accent},
        {QLatin1String("@onAccent"), c.onAccent},
        {QLatin1String("@errorFill"), c.errorFill},
        {QLatin1String("@warningFill"), c.warningFill},
        {QLatin1String("@infoFill"), c.infoFill},
        {QLatin1String("@success"), c.success},
        {QLatin1String("@warning"), c.warning},
        {QLatin1String("@error"), c.error},
        {QLatin1String("@info"), c.info},
        {QLatin1String("@muted"), c.muted},
        {QLatin1String("@border"), c.border},
        {QLatin1String("@grid"), c.grid},
        {QLatin1String("@window"), palette.color(QPalette::Window)},
        {QLatin1String("@base"), palette.color(QPalette::Base)},
        {QLatin1String("@text"), palette.color(QPalette::Text)},
        {QLatin1String("@button"), palette.color(QPalette::Button)},
        {QLatin1String("@highlight"), palette.color(QPalette::Highlight)},
        {QLatin1String("@handleHover"), mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.45)},
        {QLatin1String("@handle"), mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.28)},
        {QLatin1String("@disabled"), palette.color(QPalette::Disabled, QPalette::Text)},
        {QLatin1String("@outline"), mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.34)},
        {QLatin1String("@hover"), mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.08)},
        {QLatin1String("@pressed"), mixed(palette.color(QPalette::Window), palette.color(QPalette::Text), 0.16)},
    };
    for (const auto &[name, color] : names)
        sheet.replace(name, color.name());
    sheet.replace(QLatin1String("@scheme"),
                  scheme == Scheme::Light      ? QLatin1String("light")
                      : scheme == Scheme::Dark ? QLatin1String("dark")
                                               : QLatin1String("contrast"));
    return scaled(sheet, scale);
}

QPalette paletteOfScheme(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light: return Theme::lightPalette();
    case Scheme::Dark: return Theme::darkPalette();
    case Scheme::HighContrast: break;
    }
    return Theme::highContrastPalette();
}

// What the desktop gave is kept with the application, where a theme that is made anew (as tests do) still finds it.
constexpr char kDesktopPalette[] = "coroscopeDesktopPalette";
constexpr char kDesktopFont[] = "coroscopeDesktopFont";

QPalette desktopPalette(QApplication &application)
{
    if (!application.property(kDesktopPalette).isValid())
        application.setProperty(kDesktopPalette, application.palette());
    return application.property(kDesktopPalette).value<QPalette>();
}

QFont desktopFont(QApplication &application)
{
    if (!application.property(kDesktopFont).isValid())
        application.setProperty(kDesktopFont, QApplication::font());
    return application.property(kDesktopFont).value<QFont>();
}

} // namespace

const QColor &ThemeColors::method(const QByteArray &method) const
{
    if (method == "GET")
        return methodGet;
    if (method == "POST")
        return methodPost;
    if (method == "PUT")
        return methodPut;
    if (method == "PATCH")
        return methodPatch;
    if (method == "DELETE")
        return methodDelete;
    return methodOther;
}

const QColor &ThemeColors::status(int status) const
{
    if (status >= 500)
        return error;
    if (status >= 400)
        return warning;
    if (status >= 300)
        return info;
    if (status >= 200)
        return success;
    return status >= 100 ? info : muted;
}

Scheme schemeOf(const QPalette &palette)
{
    if (palette.color(QPalette::Base).rgba() == qRgba(0, 0, 0, 255))
        return Scheme::HighContrast; // none of the others has a black ground
    return luminance(palette.color(QPalette::Base)) < 0.18 ? Scheme::Dark : Scheme::Light;
}

bool isDark(const QPalette &palette)
{
    return schemeOf(palette) != Scheme::Light;
}

const ThemeColors &themeColors(const QPalette &palette)
{
    switch (schemeOf(palette)) {
    case Scheme::Light: return lightColors();
    case Scheme::Dark: return darkColors();
    case Scheme::HighContrast: break;
    }
    return highContrastColors();
}

QColor mixed(const QColor &base, const QColor &over, double share)
{
    const auto mix = [share](int a, int b) { return int(std::lround(a + (b - a) * share)); };
    return QColor(mix(base.red(), over.red()), mix(base.green(), over.green()), mix(base.blue(), over.blue()));
}

QFont monospaceFont()
{
    QFont font; // the application's, of which nothing counts as set
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    font.setStyleHint(QFont::Monospace);
    return font;
}

QPalette Theme::lightPalette()
{
    return paletteOf({.window = 0xF3F5F8,
                      .base = 0xFFFFFF,
                      .alternate = 0xF8F9FB,
                      .text = 0x1A1E24,
                      .muted = 0x66707E,
                      .button = 0xF9FAFC,
                      .border = 0xC6CCD6,
                      .highlight = 0xCFE0FC,
                      .highlightedText = 0x0E1A2E,
                      .link = 0x1F5FD6,
                      .tipBase = 0xFFFFFF,
                      .bright = 0xB3261E},
                     QColor(0x99A1AD));
}

QPalette Theme::darkPalette()
{
    return paletteOf({.window = 0x20242B,
                      .base = 0x181B20,
                      .alternate = 0x1D2127,
                      .text = 0xE4E8EE,
                      .muted = 0x8D97A6,
                      .button = 0x2B3039,
                      .border = 0x3E4652,
                      .highlight = 0x2C4770,
                      .highlightedText = 0xFFFFFF,
                      .link = 0x6EA8FF,
                      .tipBase = 0x2B3039,
                      .bright = 0xFF8078},
                     QColor(0x666F7C));
}

QPalette Theme::highContrastPalette()
{
    return paletteOf({.window = 0x000000,
                      .base = 0x000000,
                      .alternate = 0x000000,
                      .text = 0xFFFFFF,
                      .muted = 0xD8D8D8,
                      .button = 0x000000,
                      .border = 0xC8C8C8,
                      .highlight = 0x002B66,
                      .highlightedText = 0xFFFFFF,
                      .link = 0x4DE1FF,
                      .tipBase = 0x000000,
                      .bright = 0xFFABA3},
                     QColor(0x9E9E9E));
}

Theme::Theme(QApplication &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
    , m_desktopPalette(desktopPalette(application))
    , m_desktopFont(desktopFont(application))
    , m_style(new Style)
{
    QApplication::setStyle(m_style);
    apply();
    auto *watcher = new DesktopScheme(this);
    connect(watcher, &DesktopScheme::changed, this, &Theme::onDesktopScheme);
    connect(watcher, &DesktopScheme::contrastChanged, this, &Theme::onDesktopContrast);
    watcher->watch();
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::onDesktopScheme(uint scheme)
{
    m_desktopScheme = scheme;
    apply();
}

void Theme::onDesktopContrast(uint contrast)
{
    m_desktopContrast = contrast;
    apply();
}

void Theme::setScale(double scale)
{
    if (qFuzzyCompare(scale, m_scale))
        return;
    m_scale = scale;
    m_style->setScale(scale);
    dress();
    Q_EMIT changed();
}

Scheme Theme::wanted() const
{
    switch (m_choice) {
    case ThemeChoice::Light: return Scheme::Light;
    case ThemeChoice::Dark: return Scheme::Dark;
    case ThemeChoice::HighContrast: return Scheme::HighContrast;
    case ThemeChoice::System: break;
    }
    if (m_desktopContrast == 1)
        return Scheme::HighContrast;
    const bool dark = m_desktopScheme != 0 ? m_desktopScheme == 1 : coroscope::isDark(m_desktopPalette);
    return dark ? Scheme::Dark : Scheme::Light;
}

void Theme::apply()
{
    const Scheme scheme = wanted();
    if (m_applied && scheme == m_scheme)
        return;
    m_applied = true;
    m_scheme = scheme;
    dress();
    Q_EMIT changed();
}

/// All at once: a style sheet keeps the fonts and palettes that it found, so it comes last and anew each time. The old
/// one is taken away before, since exchanging one for another polishes the children of each widget again with it, five
/// times as much work; but after the fonts, which without it do not reach all widgets.
void Theme::dress()
{
    const QPalette palette = paletteOfScheme(m_scheme);
    QFont font = m_desktopFont;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(m_desktopFont.pointSizeF() * m_scale);
    else
        font.setPixelSize(qRound(m_desktopFont.pixelSize() * m_scale));
    QApplication::setPalette(palette);
    QApplication::setFont(font);
    m_application.setStyleSheet(QString());
    m_application.setStyleSheet(styleSheet(palette, m_scale));
}

} // namespace coroscope
