#include "ui/settings.h"

#include "ui/models/row_rules.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

const QString kTheme = QStringLiteral("window/theme");
const QString kLanguage = QStringLiteral("window/language");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kZoom = QStringLiteral("window/zoom");
const QString kLayoutName = QStringLiteral("layouts/current");
const QString kLayouts = QStringLiteral("layouts/");
const QString kLayoutVersionKey = QStringLiteral("layouts/version");
const QString kViews = QStringLiteral("views/");
const QString kRingSize = QStringLiteral("rows/");
const QString kRowRules = QStringLiteral("rules/");
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
const QString kKeys = QStringLiteral("keys/");
const QString kRecentCommands = QStringLiteral("palette/recent");
const QString kFirstSteps = QStringLiteral("window/firstSteps");
const QString kLessonsDone = QStringLiteral("lessons/done");
const QString kLessonNotes = QStringLiteral("lessons/notes");
constexpr int kMaxKeysOfCommand = 8;
constexpr int kMaxLessonsDone = 500; // those of a teacher's folders too

QString path(const QString &dataDir)
{
    const QString folder = dataDir.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/coroscope")
        : dataDir;
    return QDir(folder).filePath(QStringLiteral("window.ini"));
}

Language languageFrom(const SettingsStore &file)
{
    const QString word = file.value(kLanguage).toString();
    if (word == QStringLiteral("en"))
        return Language::English;
    return word == QStringLiteral("de") ? Language::German : Language::System;
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

Language WindowSettings::language() const
{
    return languageFrom(m_file);
}

void WindowSettings::setLanguage(Language language)
{
    switch (language) {
    case Language::System: m_file.setValue(kLanguage, QStringLiteral("system")); break;
    case Language::English: m_file.setValue(kLanguage, QStringLiteral("en")); break;
    case Language::German: m_file.setValue(kLanguage, QStringLiteral("de")); break;
    }
}

Language WindowSettings::languageIn(const QString &dataDir)
{
    return languageFrom(SettingsStore(path(dataDir)));
}

QByteArray WindowSettings::geometry() const
{
    return m_file.bytes(kGeometry);
}

void WindowSettings::setGeometry(const QByteArray &geometry)
{
    m_file.setValue(kGeometry, geometry);
}

int WindowSettings::zoom() const
{
    const int percent = m_file.value(kZoom, 100).toInt();
    return percent >= 70 && percent <= 200 ? percent : 100;
}

void WindowSettings::setZoom(int percent)
{
    m_file.setValue(kZoom, percent);
}

QString WindowSettings::layoutName() const
{
    return m_file.value(kLayoutName).toString();
}

void WindowSettings::setLayoutName(const QString &name)
{
    m_file.setValue(kLayoutName, name);
}

QByteArray WindowSettings::layout(const QString &name) const
{
    if (m_file.value(kLayoutVersionKey).toInt() != kLayoutVersion)
        return {};
    return m_file.bytes(kLayouts + name);
}

void WindowSettings::setLayout(const QString &name, const QByteArray &state)
{
    if (m_file.value(kLayoutVersionKey).toInt() != kLayoutVersion)
        m_file.remove(QStringLiteral("layouts")); // of another version: none of them fits
    m_file.setValue(kLayouts + name, state);
    m_file.setValue(kLayoutVersionKey, kLayoutVersion);
}

void WindowSettings::forgetLayout(const QString &name)
{
    m_file.remove(kLayouts + name);
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

std::optional<QList<RowRule>> WindowSettings::rowRules(const QString &objectName) const
{
    const QVariant kept = m_file.value(kRowRules + objectName);
    return kept.typeId() == QMetaType::QString ? RowRules::fromText(kept.toString()) : std::nullopt;
}

void WindowSettings::setRowRules(const QString &objectName, const QList<RowRule> &rules)
{
    m_file.setValue(kRowRules + objectName, RowRules::toText(rules));
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

std::optional<QList<QKeySequence>> WindowSettings::keys(const QString &commandId) const
{
    const QString key = kKeys + commandId;
    if (!m_file.contains(key))
        return std::nullopt;
    const QVariant value = m_file.value(key);
    if (value.typeId() != QMetaType::QString && value.typeId() != QMetaType::QStringList)
        return std::nullopt;
    QList<QKeySequence> keys;
    const QStringList words = value.toStringList();
    for (const QString &word : words) {
        if (word.trimmed().isEmpty())
            continue; // "none" is kept as an empty word
        const QKeySequence one = QKeySequence::fromString(word, QKeySequence::PortableText);
        if (one.isEmpty() || keys.size() == kMaxKeysOfCommand)
            return std::nullopt;
        for (uint i = 0; i < uint(one.count()); ++i) {
            if (one[i].key() == Qt::Key_unknown || one[i].key() == Qt::Key(0))
                return std::nullopt;
        }
        keys += one;
    }
    return keys;
}

void WindowSettings::setKeys(const QString &commandId, const QList<QKeySequence> &keys)
{
    QStringList words;
    for (const QKeySequence &key : keys)
        words += key.toString(QKeySequence::PortableText);
    if (words.isEmpty())
        words += QString(); // QSettings has no word for an empty list that people can read
    m_file.setValue(kKeys + commandId, words);
}

void WindowSettings::forgetKeys(const QString &commandId)
{
    m_file.remove(kKeys + commandId);
}

QStringList WindowSettings::recentCommands() const
{
    return m_file.value(kRecentCommands).toStringList().mid(0, kMaxRecent);
}

void WindowSettings::addRecentCommand(const QString &id)
{
    QStringList ids = recentCommands();
    ids.removeAll(id);
    ids.prepend(id);
    m_file.setValue(kRecentCommands, ids.mid(0, kMaxRecent));
}

QStringList WindowSettings::lessonsDone() const
{
    return m_file.value(kLessonsDone).toStringList().mid(0, kMaxLessonsDone);
}

void WindowSettings::setLessonsDone(const QStringList &ids)
{
    m_file.setValue(kLessonsDone, ids.mid(0, kMaxLessonsDone));
}

bool WindowSettings::lessonNotes() const
{
    return boolean(m_file.value(kLessonNotes), true);
}

void WindowSettings::setLessonNotes(bool shown)
{
    m_file.setValue(kLessonNotes, shown);
}

FirstSteps WindowSettings::firstSteps() const
{
    const QString word = m_file.value(kFirstSteps).toString();
    if (word == QStringLiteral("done"))
        return FirstSteps::Done;
    if (word == QStringLiteral("dismissed"))
        return FirstSteps::Dismissed;
    return FirstSteps::Open;
}

void WindowSettings::setFirstSteps(FirstSteps steps)
{
    switch (steps) {
    case FirstSteps::Open: m_file.remove(kFirstSteps); break;
    case FirstSteps::Done: m_file.setValue(kFirstSteps, QStringLiteral("done")); break;
    case FirstSteps::Dismissed: m_file.setValue(kFirstSteps, QStringLiteral("dismissed")); break;
    }
}

} // namespace coroscope
