#pragma once

#include "ui/settings_store.h"
#include "ui/translations.h"

#include <QByteArray>
#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <optional>

namespace coroscope {

struct RowRule;

enum class ThemeChoice { System, Light, Dark, HighContrast };

/// How the Routes pane puts its routes together.
enum class RouteGrouping { Tag, Path, None };

/// Whether the first steps are still to be shown.
enum class FirstSteps { Open, Done, Dismissed };

/// What the window remembers. Every entry has its key, type and default here and nowhere else; nobody else names a key.
/// An ini file that survives crashes, damage and newer versions: see SettingsStore. A damaged value counts as absent.
/// GUI thread.
class WindowSettings {
public:
    /// `dataDir`: the folder given with --data-dir; empty: the XDG configuration folder.
    explicit WindowSettings(const QString &dataDir);

    /// Raise it when docks or toolbars change so that an old layout would not fit: it is then forgotten, not misread.
    static constexpr int kLayoutVersion = 2;
    /// Raise it when the columns of a live table change.
    static constexpr int kColumnsVersion = 4;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    Language language() const;
    void setLanguage(Language language);
    /// The language that is kept in such a folder, for whoever needs it before there is a window. Writes nothing.
    static Language languageIn(const QString &dataDir);

    /// Percent of the size that the desktop's fonts have; 100 where none, or one out of reason, was kept.
    int zoom() const;
    void setZoom(int percent);

    /// Geometry of the main window; empty where none was kept.
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

    /// The layout in use, and what was changed in each, by name; empty where none was kept or it is of another version.
    QString layoutName() const;
    void setLayoutName(const QString &name);
    QByteArray layout(const QString &name) const;
    void setLayout(const QString &name, const QByteArray &state);
    void forgetLayout(const QString &name);

    /// Header state of a table, or state of a splitter, by the view's objectName.
    QByteArray view(const QString &objectName) const;
    void setView(const QString &objectName, const QByteArray &state);

    /// Filters that were used in a pane, the newest first.
    QStringList recentFilters(const QString &pane) const;
    void setRecentFilters(const QString &pane, const QStringList &filters);
    /// Which view of content of a kind was chosen last, both as words ("json", "tree"); empty: none was.
    QString contentView(const QString &kind) const;
    void setContentView(const QString &kind, const QString &view);
    /// Long lines of content are broken at the edge. Default: no.
    bool contentWrap() const;
    void setContentWrap(bool wrap);
    /// JSON is shown indented. Default: yes.
    bool contentPretty() const;
    void setContentPretty(bool pretty);

    /// How many rows a live list keeps, by the view's objectName; `otherwise` where nothing sensible was kept.
    int ringSize(const QString &objectName, int otherwise) const;
    void setRingSize(const QString &objectName, int rows);
    static constexpr int kRingSizes[] = {10'000, 50'000, 100'000};

    /// Colour rules of a list, by the view's objectName; nullopt: none kept, or not to be read.
    std::optional<QList<RowRule>> rowRules(const QString &objectName) const;
    void setRowRules(const QString &objectName, const QList<RowRule> &rules);

    RouteGrouping routeGrouping() const;
    void setRouteGrouping(RouteGrouping grouping);

    /// The keys that the person gave a command; none kept, or not to be read: nullopt. An empty list: it has no key.
    std::optional<QList<QKeySequence>> keys(const QString &commandId) const;
    void setKeys(const QString &commandId, const QList<QKeySequence> &keys);
    void forgetKeys(const QString &commandId);

    /// What was chosen in the command palette, newest first; at most kMaxRecent ids.
    static constexpr int kMaxRecent = 12;
    QStringList recentCommands() const;
    void addRecentCommand(const QString &id);

    FirstSteps firstSteps() const;
    void setFirstSteps(FirstSteps steps);

    /// Lessons that were played to the end, by id.
    QStringList lessonsDone() const;
    void setLessonsDone(const QStringList &ids);
    /// The presenter's notes of a lesson are shown. Default: yes.
    bool lessonNotes() const;
    void setLessonNotes(bool shown);

    QString fileName() const { return m_file.fileName(); }
    /// Writes now; otherwise it is written a moment after a change.
    void sync() { m_file.sync(); }
    /// For whoever tells people that it could not be written.
    const SettingsStore &store() const { return m_file; }

private:
    SettingsStore m_file;
};

} // namespace coroscope
