#pragma once

#include "ui/panes/sender_request.h"

#include <QTabWidget>

class QCheckBox;
class QSpinBox;

namespace coroscope {

class BodyEditor;
class KeyValueTable;
class ToneLabel;

/// The tabs of a request: Params, Headers, Body, Options. The tabs say how much is in them.
class RequestEditor final : public QTabWidget {
    Q_OBJECT
public:
    explicit RequestEditor(QWidget *parent = nullptr);

    KeyValueModel *params() const { return m_params; }
    KeyValueModel *headers() const { return m_headers; }
    BodyEditor *body() const { return m_body; }
    KeyValueTable *paramsTable() const { return m_paramsTable; }
    KeyValueTable *headersTable() const { return m_headersTable; }

    /// Headers, body and options of `request`; its address and params are the address bar's and the ParamSync's.
    void setRequest(const SenderRequest &request);
    void readInto(SenderRequest &request) const;

    enum Tab { ParamsTab, HeadersTab, BodyTab, OptionsTab };

Q_SIGNALS:
    void changed();

private:
    QWidget *makeHeaders();
    QWidget *makeOptions();
    void refresh();

    KeyValueModel *m_params;
    KeyValueModel *m_headers;
    KeyValueTable *m_paramsTable;
    KeyValueTable *m_headersTable;
    ToneLabel *m_implied;
    BodyEditor *m_body;
    QSpinBox *m_timeout;
    QCheckBox *m_follow;
    QSpinBox *m_redirects;
    QCheckBox *m_verify;
    QCheckBox *m_fresh;
};

} // namespace coroscope
