#pragma once

#include "server/http/route_info.h"
#include "server/runtime/server.h"
#include "server/telemetry/await_places.h"
#include "ui/source/route_source.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;

namespace coroscope {

class CodeEdit;
class ElidedLabel;
class EmptyState;
class ToneLabel;

/// How a route is made: its handler's C++ from this very program, and beside it the few lines of FastAPI that do the
/// same. While slow motion keeps requests of the route back, the lines at which they wait are lit. GUI thread.
class SourcePane final : public QWidget {
    Q_OBJECT
public:
    /// With a server.
    explicit SourcePane(const WindowContext &context, QWidget *parent = nullptr);
    ~SourcePane() override;

    void setRoutes(const RouteTable &routes);
    /// By its index in the table.
    void showRoute(std::int32_t route);
    std::int32_t route() const noexcept { return m_route; }
    void endFrame();

    CodeEdit *cpp() const { return m_cpp; }
    CodeEdit *python() const { return m_python; }
    QComboBox *routeBox() const { return m_choice; }
    QAction *wholeAction() const { return m_whole; }
    /// Where requests of the route wait now, in words; empty: nowhere that is known.
    QString waitingText() const;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QString &tip);
    QWidget *sideOf(const QString &title, QLabel *&caption, CodeEdit *code, QAction *copy);
    void fill();
    void fillSide(CodeEdit *code, const SourcePiece &piece);
    void showWaiting();
    void arrange();

    const WindowContext m_context;
    RouteTable m_routes;
    std::int32_t m_route = -1;
    RouteSource m_source;
    SourcePiece m_cppShown;
    std::uint64_t m_seen = 0; ///< AwaitPlaces::revision()
    QAction *m_whole = nullptr;
    QAction *m_copyCpp = nullptr;
    QAction *m_copyPython = nullptr;
    QComboBox *m_choice;
    ElidedLabel *m_section;
    ToneLabel *m_waiting;
    bool m_isWaiting = false;
    CodeEdit *m_cpp;
    CodeEdit *m_python;
    QLabel *m_cppCaption = nullptr;
    QLabel *m_pythonCaption = nullptr;
    ToneLabel *m_noPython;
    QSplitter *m_splitter;
};

} // namespace coroscope
