#pragma once

#include "ui/keep_soon.h"
#include "ui/panes/load/load_record.h"
#include "ui/panes/load/whole_form.h"
#include "ui/window_context.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace coroscope {

class FlowLayout;
class LoadRequestList;
class ToneLabel;

/// What a load run is to do: the request, closed or open, how many at once, for how long, and the rest. It says what is
/// wrong beside where it is wrong, and remembers what was set. GUI thread.
class LoadForm final : public WholeForm {
    Q_OBJECT
public:
    explicit LoadForm(const WindowContext &context, QWidget *parent = nullptr);

    /// Its method, address, header fields and body; the load stays as it is.
    void setRequest(const LoadRequest &request);
    /// Several, which are sent in turn: a list of them stands in place of the address. Such that are all the same are
    /// one.
    void setRequests(const QList<LoadRequest> &requests);
    /// The load, too.
    void setPlan(const LoadPlan &plan);
    /// As it stands. BadRequest, with a sentence, where it can't be run.
    Result<LoadPlan> plan() const;
    void setRunning(bool running, bool stopping);

    QLineEdit *address() const { return m_address; }
    LoadRequestList *requestList() const { return m_list; }
    QPushButton *startButton() const { return m_start; }
    QPushButton *stopButton() const { return m_stop; }
    /// What is wrong with the address, and with the rest; empty: nothing.
    QString addressTrouble() const;
    QString loadTrouble() const;

public Q_SLOTS:
    /// The address of the window's server may be another one now.
    void refresh();

Q_SIGNALS:
    void startRequested();
    void stopRequested();

private:
    void makeFields();
    QWidget *labelled(const QString &label, QWidget *field, const QString &about);
    void showFields();
    void setExtras(const HeaderList &headers, const QByteArray &body);
    bool hasList() const;
    LoadPlan load() const;
    Result<QUrl> url() const;
    Result<QList<LoadRequest>> requests() const;
    void restore();
    void keep();

    const WindowContext m_context;
    HeaderList m_headers; ///< that came along with the request
    QByteArray m_body;
    QWidget *m_one; ///< method and address
    LoadRequestList *m_list;
    QComboBox *m_method;
    QLineEdit *m_address;
    ToneLabel *m_addressSays;
    QWidget *m_extras;
    QLabel *m_extrasText;
    QComboBox *m_kind;
    QSpinBox *m_connections;
    QSpinBox *m_rate;
    QComboBox *m_until;
    QDoubleSpinBox *m_seconds;
    QSpinBox *m_total;
    QDoubleSpinBox *m_warmUp;
    QSpinBox *m_timeout;
    QSpinBox *m_threads;
    ToneLabel *m_says;
    QPushButton *m_start;
    QPushButton *m_stop;
    QWidget *m_rateField = nullptr;
    QWidget *m_secondsField = nullptr;
    QWidget *m_totalField = nullptr;
    bool m_running = false;
    bool m_filling = false;
    KeepSoon m_keep;
};

} // namespace coroscope
