#pragma once

#include "ui/content/background_job.h"
#include "ui/content/content_analysis.h"

#include <QWidget>

#include <array>

class QButtonGroup;
class QLineEdit;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace coroscope {

class BusyContentPage;
class FindBar;
class HexView;
class ImageView;
class JsonTableView;
class JsonTreeView;
class LargeContentPage;
class TextView;
class ToneLabel;
class WindowSettings;

/// Shows the content of a message in the ways that suit it: JSON as a tree, an array of objects as a table, text with
/// colours and search, bytes, pictures. gzip, deflate, br and zstd are undone. What takes long is read off the GUI
/// thread, with progress and a way to stop it; what is very large is shown when asked for. Read only. GUI thread.
class ContentView final : public QWidget {
    Q_OBJECT
public:
    enum class View { Tree, Table, Text, Hex, Image };
    Q_ENUM(View)

    explicit ContentView(const QString &accessibleName, QWidget *parent = nullptr);
    ~ContentView() override;

    /// Remembers the view chosen for each kind of content, wrapping and indenting; must outlive this. Without it the
    /// defaults hold.
    void setSettings(WindowSettings *settings);
    /// The name that Save suggests, without extension; "response" where nobody said so.
    void setFileName(const QString &name) { m_fileName = name; }

    /// `mediaType` and `contentEncoding` as in the header fields; empty where there were none. `wholeSize`: the size in
    /// bytes of the whole content where only its beginning was kept; 0: `bytes` is all of it.
    void setContent(const QByteArray &bytes, const QByteArray &mediaType, const QByteArray &contentEncoding = {},
                    quint64 wholeSize = 0);
    void clear();

    /// Writes the content, decoded where that is possible. Returns a translated sentence where that failed.
    QString saveTo(const QString &path) const;

    const QByteArray &content() const noexcept { return m_input.bytes; }
    /// Still reading or preparing something.
    bool isBusy() const;
    bool isOffered(View view) const;
    View view() const noexcept { return m_view; }
    void setView(View view);
    /// What the text view shows; empty where it was not asked for.
    QString shownText() const;
    /// The sentences about it: that it was cut, why it is no JSON.
    QString notes() const;

    TextView *textView() const { return m_text; }
    JsonTreeView *treeView() const { return m_tree; }
    JsonTableView *tableView() const { return m_table; }
    HexView *hexView() const { return m_hex; }
    ImageView *imageView() const { return m_image; }

    /// More bytes are not read until somebody asks for them.
    static constexpr qsizetype kLargeBytes = ContentAnalysis::kLargeBytes;
    /// Fewer are read at once, on the GUI thread: no flicker.
    static constexpr qsizetype kSmallBytes = 128 * 1024;

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    struct Prepared {
        TextDocumentPtr document;
        bool wasIndented = false;
    };
    void makeTools();
    void begin();
    void onAnalysed(ContentAnalysis content);
    void chooseView(View view);
    void showView(View view);
    void fill(View view);
    void fillText();
    void onPrepared(Prepared prepared);
    void stop();
    void showBusy(const QString &what);
    void showLarge(quint64 bytes);
    void showPage(QWidget *page);
    void updateTools();
    void updateNotes();
    void updateAbout();
    QStringList decodingNotes() const;
    void copyAll();
    void saveAs();
    void goToOffset();
    View defaultView() const;
    bool isLarge() const;
    const QByteArray &savedBytes() const;
    QToolButton *button(View view) const { return m_views[std::size_t(view)]; }

    WindowSettings *m_settings = nullptr;
    QString m_fileName;
    ContentInput m_input;
    ContentAnalysis m_content;
    View m_view = View::Text;
    unsigned m_offered = 0; ///< a bit a view
    unsigned m_filled = 0;
    bool m_isStopped = false; ///< the person stopped the reading
    bool m_isAsked = false; ///< large content was asked for
    bool m_wasIndented = false;
    QString m_told; ///< what a view or the saving had to say last

    BackgroundJob<ContentAnalysis> m_reading;
    BackgroundJob<Prepared> m_preparing;
    BackgroundJob<QString> m_saving;

    std::array<QToolButton *, 5> m_views;
    QButtonGroup *m_group;
    QWidget *m_toolBar = nullptr;
    QWidget *m_line; ///< between the views and their tools
    QToolButton *m_pretty;
    QToolButton *m_wrap;
    QToolButton *m_unfold;
    QToolButton *m_fold;
    QToolButton *m_fit;
    QToolButton *m_actual;
    QLineEdit *m_offset;
    QToolButton *m_findButton;
    QToolButton *m_copy;
    QToolButton *m_save;
    ToneLabel *m_about;
    ToneLabel *m_notes;
    QToolButton *m_again;
    FindBar *m_find;
    QStackedWidget *m_stack;
    QWidget *m_empty;
    LargeContentPage *m_largePage;
    BusyContentPage *m_busyPage;
    QTimer *m_busyTimer;
    TextView *m_text;
    JsonTreeView *m_tree;
    JsonTableView *m_table;
    HexView *m_hex;
    ImageView *m_image;
};

} // namespace coroscope
