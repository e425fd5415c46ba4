#include "ui/settings.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

const QString kTheme = QStringLiteral("window/theme");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kLayout = QStringLiteral("window/layout");
const QString kLayoutVersionKey = QStringLiteral("window/layoutVersion");
const QString kViews = QStringLiteral("views/");
const QString kRingSize = QStringLiteral("rows/");
const QString kRecentFilters = QStringLiteral("filters/");
const QString kRouteGrouping = QStringLiteral("routes/grouping");
const QString kColumnsVersionKey = QStringLiteral("views/version");
const QString kContentView = QStringLiteral("content/view/");
const QString kContentWrap = QStringLiteral("content/wrap");
const QString kContentPretty = QStringLiteral("content/pretty");

/// What is no boolean counts as absent.
bool boolean(const QVariant &value, bool otherwise)
{
    const QString word = value.toString();
    return word == QStringLiteral("true") ? true : word == QStringLiteral("false") ? false : otherwise;
}

QString path(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/coroscope")
        : dataDir;
    return QDir(folder).filePath(QStringLiteral("window.ini"));
}

} // namespace

WindowSettings::WindowSettings(const QString &dataDir)
    : m_file(path(dataDir))
{
    if (m_file.value(kColumnsVersionKey, kColumnsVersion).toInt() != kColumnsVersion)
        m_file.remove(QStringLiteral("views"));
    m_file.setValue(kColumnsVersionKey, kColumnsVersion);
}

ThemeChoice WindowSettings::theme() const
{
    const QString word = m_file.value(kTheme).toString();
    if (word == QStringLiteral("light"))
        return ThemeChoice::Light;
    if (word == QStringLiteral("dark"))
        return ThemeChoice::Dark;
    if (word == QStringLiteral("high-contrast"))
        return ThemeChoice::HighContrast;
    return ThemeChoice::System;
}

void WindowSettings::setTheme(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System: m_file.setValue(kTheme, QStringLiteral("system")); break;
    case ThemeChoice::Light: m_file.setValue(kTheme, QStringLiteral("light")); break;
    case ThemeChoice::Dark: m_file.setValue(kTheme, QStringLiteral("dark")); break;
    case ThemeChoice::HighContrast: m_file.setValue(kTheme, QStringLiteral("high-contrast")); break;
    }
}

QByteArray WindowSettings::geometry() const
{
    return m_file.bytes(kGeometry);
}

QByteArray WindowSettings::layout() const
{
    if (m_file.value(kLayoutVersionKey).toInt() != kLayoutVersion)
        return {};
    return m_file.bytes(kLayout);
}

void WindowSettings::setWindow(const QByteArray &geometry, const QByteArray &layout)
{
    m_file.setValue(kGeometry, geometry);
    m_file.setValue(kLayout, layout);
    m_file.setValue(kLayoutVersionKey, kLayoutVersion);
}

void WindowSettings::forgetLayout()
{
    m_file.remove(kLayout);
    m_file.remove(kGeometry);
}

QByteArray WindowSettings::view(const QString &objectName) const
{
    return m_file.bytes(kViews + objectName);
}

void WindowSettings::setView(const QString &objectName, const QByteArray &state)
{
    m_file.setValue(kViews + objectName, state);
}

QStringList WindowSettings::recentFilters(const QString &pane) const
{
    return m_file.value(kRecentFilters + pane).toStringList();
}

void WindowSettings::setRecentFilters(const QString &pane, const QStringList &filters)
{
    m_file.setValue(kRecentFilters + pane, filters);
}

QString WindowSettings::contentView(const QString &kind) const
{
    return m_file.value(kContentView + kind).toString();
}

void WindowSettings::setContentView(const QString &kind, const QString &view)
{
    m_file.setValue(kContentView + kind, view);
}

bool WindowSettings::contentWrap() const
{
    return boolean(m_file.value(kContentWrap), false);
}

void WindowSettings::setContentWrap(bool wrap)
{
    m_file.setValue(kContentWrap, wrap);
}

bool WindowSettings::contentPretty() const
{
    return boolean(m_file.value(kContentPretty), true);
}

void WindowSettings::setContentPretty(bool pretty)
{
    m_file.setValue(kContentPretty, pretty);
}

int WindowSettings::ringSize(const QString &objectName, int otherwise) const
{
    const int rows = m_file.value(kRingSize + objectName).toInt();
    return std::find(std::begin(kRingSizes), std::end(kRingSizes), rows) != std::end(kRingSizes) ? rows : otherwise;
}

void WindowSettings::setRingSize(const QString &objectName, int rows)
{
    m_file.setValue(kRingSize + objectName, rows);
}

RouteGrouping WindowSettings::routeGrouping() const
{
    const QString word = m_file.value(kRouteGrouping).toString();
    if (word == QStringLiteral("path"))
        return RouteGrouping::Path;
    return word == QStringLiteral("none") ? RouteGrouping::None : RouteGrouping::Tag;
}

void WindowSettings::setRouteGrouping(RouteGrouping grouping)
{
    switch (grouping) {
    case RouteGrouping::Tag: m_file.setValue(kRouteGrouping, QStringLiteral("tag")); break;
    case RouteGrouping::Path: m_file.setValue(kRouteGrouping, QStringLiteral("path")); break;
    case RouteGrouping::None: m_file.setValue(kRouteGrouping, QStringLiteral("none")); break;
    }
}

} // namespace coroscope
