#include "ui/table_export.h"

#include "server/runtime/safe_file.h"

#include <QDir>

#include <chrono>

namespace coroscope {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::nanoseconds kSlice = 8ms; // a frame is 33 ms
constexpr std::size_t kStep = 64; // rows between two looks at the clock

bool needsQuotes(const QByteArray &cell)
{
    return cell.contains('"') || cell.contains(',') || cell.contains('\n') || cell.contains('\r');
}

} // namespace

TableExport::TableExport(LiveTableModel *model, std::vector<Sequence> rows, QList<int> columns, Format format,
                         QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_rows(std::move(rows))
    , m_columns(std::move(columns))
    , m_format(format)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &TableExport::goOn);
    connect(model, &QObject::destroyed, this, [this] { // with its pane: there is nobody left to tell
        m_canceled = true;
        stop();
    });
}

TableExport::~TableExport()
{
    if (m_running && m_model)
        m_model->release();
}

QByteArray TableExport::csvCell(const QString &text, bool isText)
{
    QByteArray cell = text.toUtf8();
    if (isText && !cell.isEmpty() && QByteArrayView("=+-@\t\r").contains(cell.front()))
        cell.prepend('\'');
    if (needsQuotes(cell))
        cell = '"' + cell.replace('"', "\"\"") + '"';
    return cell;
}

QByteArray TableExport::header() const
{
    QByteArrayList cells;
    for (const int column : m_columns)
        cells += csvCell(m_model->exportHeader(column), true);
    return cells.join(',') + "\r\n";
}

QByteArray TableExport::line(Sequence row) const
{
    QByteArrayList cells;
    for (const int column : m_columns) {
        const bool isText = m_model->columnKind(column) == LiveTableModel::ColumnKind::Text;
        if (m_format == Format::Csv)
            cells += csvCell(m_model->exportText(row, column), isText);
        else
            cells += (isText ? m_model->exportText(row, column) : m_model->cellText(row, column)).toUtf8();
    }
    return m_format == Format::Csv ? cells.join(',') + "\r\n" : cells.join('\t') + '\n';
}

void TableExport::start(const QString &path)
{
    m_path = path;
    m_model->hold();
    m_running = true;
    m_file = std::make_unique<SafeFile>(path);
    m_next.start(0ms);
}

void TableExport::startInMemory()
{
    m_model->hold();
    m_running = true;
    goOn();
}

void TableExport::cancel()
{
    if (!m_running)
        return;
    m_canceled = true;
    end({});
}

bool TableExport::put(const QByteArray &bytes)
{
    if (!m_file) {
        m_text += bytes;
        return true;
    }
    return m_file->write(bytes) == bytes.size();
}

void TableExport::goOn()
{
    if (!m_running)
        return;
    if (m_file && !m_file->isOpen() && !m_file->open(QIODevice::WriteOnly))
        return end(failure());
    const auto begin = std::chrono::steady_clock::now();
    QByteArray bytes;
    if (m_done == 0 && m_format == Format::Csv)
        bytes = header();
    while (m_done < m_rows.size()) {
        const std::size_t stop = std::min(m_rows.size(), m_done + kStep);
        for (; m_done < stop; ++m_done) {
            if (m_model->holds(m_rows[m_done])) // the list may have been cleared
                bytes += line(m_rows[m_done]);
        }
        if (std::chrono::steady_clock::now() - begin >= kSlice)
            break;
    }
    if (!put(bytes))
        return end(failure());
    if (m_done < m_rows.size()) {
        m_next.start(0ms);
        Q_EMIT progressed(qsizetype(m_done), rows());
        return;
    }
    if (m_file && !m_file->commit())
        return end(failure());
    end({});
}

QString TableExport::failure() const
{
    //: %1 a file's name, %2 the system's own words.
    return tr("The rows were not written to “%1”: %2. Choose another place, or make room, and export again.")
        .arg(QDir::toNativeSeparators(m_path), m_file->errorString());
}

void TableExport::end(const QString &trouble)
{
    m_model->release();
    stop();
    Q_EMIT finished(trouble);
}

void TableExport::stop()
{
    m_running = false;
    m_next.stop();
    m_file.reset();
}

} // namespace coroscope
