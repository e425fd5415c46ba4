#pragma once

#include "ui/settings_store.h"

#include <QByteArray>
#include <QString>

namespace coroscope {

enum class ThemeChoice { System, Light, Dark, HighContrast };

/// How the Routes pane puts its routes together.
enum class RouteGrouping { Tag, Path, None };

/// What the window remembers. Every entry has its key, type and default here and nowhere else; nobody else names a key.
/// An ini file that survives crashes, damage and newer versions: see SettingsStore. A damaged value counts as absent.
/// GUI thread.
class WindowSettings {
public:
    /// `dataDir`: the folder given with --data-dir; empty: the XDG configuration folder.
    explicit WindowSettings(const QString &dataDir);

    /// Raise it when docks or toolbars change so that an old layout would not fit: it is then forgotten, not misread.
    static constexpr int kLayoutVersion = 1;
    /// Raise it when the columns of a live table change.
    static constexpr int kColumnsVersion = 2;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// Geometry and dock layout of the main window; empty where none was kept or it is of another version.
    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray &geometry, const QByteArray &layout);
    void forgetLayout();

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

    RouteGrouping routeGrouping() const;
    void setRouteGrouping(RouteGrouping grouping);

    QString fileName() const { return m_file.fileName(); }
    /// Writes now; otherwise it is written a moment after a change.
    void sync() { m_file.sync(); }
    /// For whoever tells people that it could not be written.
    const SettingsStore &store() const { return m_file; }

private:
    SettingsStore m_file;
};

} // namespace coroscope
