#include "server/api/database_route.h"
#include "server/api/file_content.h"
#include "server/api/page_links.h"
#include "server/api/sections.h"
#include "server/api/upload_form.h"
#include "server/db/db_error.h"
#include "server/http/cors.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/http/worker.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"
#include "server/runtime/option_value.h"
#include "server/tasks/task.h"

#include <QJsonDocument>
#include <QLoggingCategory>
#include <QUrl>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcUploads, "coroscope.uploads")

constexpr qsizetype kWriteAtOnce = 256 * 1024; // so much of a body waits for the disk, and costs one way to a thread

constexpr std::int64_t kAround = 1024 * 1024; // in a form around its files, more than enough

const auto kId
    = pathParam<QByteArray>("id", u"A UUID"_s).format(u"uuid"_s).example(u"019ac0de-7a5c-7000-8000-000000000001"_s);
const auto kLimit = queryParam<qint64>("limit", u"How many at most"_s).minimum(1).maximum(500).defaultsTo(50);
const auto kOffset = queryParam<qint64>("offset", u"How many are left out before"_s).minimum(0).defaultsTo(0);
const auto kName = queryParam<QByteArray>("name", u"Only files whose name holds this, whatever the case"_s)
                       .maxLength(100)
                       .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);

Response noUploads(const Exchange *exchange)
{
    return problem(503, u"This server keeps no uploads: it runs without a database, or without a data folder."_s,
                   exchange);
}

Response noSuchUpload(const Exchange *exchange)
{
    return problem(404, u"There is no upload with this id."_s, exchange);
}

Response noRoom(const UploadFolder &folder, const Exchange *exchange)
{
    return problem(507,
                   u"All uploads together would take more than %1 (option --max-uploads). Delete some first."_s.arg(
                       formatSize(folder.most())),
                   exchange);
}

Response uploadProblem(const Error &error, const UploadFolder &folder, const Exchange *exchange)
{
    if (db::isDatabaseFault(error))
        return databaseProblem(error, exchange);
    if (error.kind != Error::Kind::Storage)
        return problemFor(error, exchange);
    switch (UploadFault(error.code)) {
    case UploadFault::NoRoom: return noRoom(folder, exchange);
    case UploadFault::Busy:
        return problem(503, u"The server has as many files open as it may. Try again."_s, exchange)
            .setField(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
    case UploadFault::InUse:
        return problem(503, u"This upload is just being stored or deleted. Try again."_s, exchange)
            .setField(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("1"));
    case UploadFault::DiskFull:
        qCWarning(lcUploads).noquote() << error.detail;
        return problem(507, u"The disk has no room for this upload. Nothing of it was kept."_s, exchange);
    case UploadFault::Other: break;
    }
    qCWarning(lcUploads).noquote() << error.detail;
    return problem(500, u"The upload cannot be stored or read; the server's log tells more."_s, exchange);
}

/// What has begun must come to an end, also where the client leaves meanwhile: no stop ends these two.

/// co_await: Result<T> of `fn(connection)`, as one transaction.
template<typename Fn>
auto writeInAnyCase(const Context &context, Fn fn)
{
    const ExchangePtr exchange(&context.exchange());
    const auto make = [&] {
        const db::JobTicket ticket{{exchange->record->id, 0}, {}, exchange.data(), Clock::time_point::max()};
        return context.services().database().write(ticket, std::move(fn));
    };
    return Traced<decltype(make())>(exchange, SpanKind::Database, 0, 0, QByteArrayLiteral("write"), make);
}

/// co_await: Result<T> of `fn(args...)`, run on a thread of the pool.
template<typename Fn, typename... Args>
auto offloadInAnyCase(const Context &context, QByteArray label, Fn fn, Args... args)
{
    const ExchangePtr exchange(&context.exchange());
    const auto make = [&] {
        return offload(context.services().pool(), exchange->loop(), std::stop_token(), exchange.data(), std::move(fn),
                       std::move(args)...);
    };
    return Traced<decltype(make())>(exchange, SpanKind::Offload, 0, 0, std::move(label), make);
}

// ---------------------------------------------------------------- uploading

using Files = std::vector<std::shared_ptr<UploadFile>>;

Result<void> writeAll(std::vector<UploadWrite> writes)
{
    for (const UploadWrite &write : writes) {
        if (auto written = write.file->append(write.bytes); !written)
            return written;
    }
    return {};
}

/// They are on the disk, each under a name that says that its row may be there.
Result<void> syncAll(std::shared_ptr<UploadFolder> folder, Files files)
{
    for (const auto &file : files) {
        if (auto synced = file->sync(); !synced)
            return synced;
        if (auto linked = file->link(); !linked)
            return linked;
    }
    return folder->sync();
}

Result<void> publishAll(Files files)
{
    Result<void> all;
    for (const auto &file : files) {
        if (auto published = file->publish(); !published) {
            file->leave(); // the database has it
            all = published;
        }
    }
    return all;
}

class StoreUploads {
public:
    StoreUploads(QList<Upload> rows, UploadForm form)
        : m_rows(std::move(rows))
        , m_form(std::move(form))
    {
    }
    Result<QList<Upload>> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        if (!m_form.fields.isEmpty()) {
            if (const auto form = database.create(m_form).run(); !form)
                return form.error();
        }
        QList<Upload> stored;
        for (const Upload &row : m_rows) {
            const auto made = database.create(row).run();
            if (!made)
                return made.error();
            stored.append(made.value());
        }
        return stored;
    }

private:
    QList<Upload> m_rows;
    UploadForm m_form;
};

/// Of a form as JSON: an array of objects, since names may come twice.
QByteArray fieldsJson(const QList<std::pair<QByteArray, QByteArray>> &fields)
{
    QJsonArray array;
    for (const auto &[name, value] : fields)
        array.append(QJsonObject{{u"name"_s, QString::fromUtf8(name)}, {u"value"_s, QString::fromUtf8(value)}});
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// Bytes that the body says it has; 0: it does not say, or they are coded.
std::int64_t announced(const Request &request)
{
    return request.hasField("Content-Encoding") ? 0 : request.field("Content-Length").toByteArray().toLongLong();
}

/// A form with its files, which end on a thread of the pool: letting go of a large one may take a while.
class FormOfRequest {
public:
    FormOfRequest(QThreadPool &pool, std::shared_ptr<UploadFolder> folder, const QByteArray &boundary)
        : m_pool(pool)
        , m_form(std::make_shared<UploadFormReader>(std::move(folder), boundary))
    {
    }
    ~FormOfRequest()
    {
        m_pool.start([form = std::move(m_form)]() mutable { form.reset(); });
    }
    FormOfRequest(const FormOfRequest &) = delete;
    FormOfRequest &operator=(const FormOfRequest &) = delete;
    UploadFormReader *operator->() const { return m_form.get(); }

private:
    QThreadPool &m_pool;
    std::shared_ptr<UploadFormReader> m_form;
};

/// A form goes out without a browser asking first (CORS, "simple" requests): without this any page that somebody visits
/// could fill the disk of a server on their machine.
bool isFromAnotherSite(const Exchange &exchange)
{
    const HttpShared &shared = exchange.worker().shared();
    return !shared.origins.allows(exchange.request)
        && !(shared.cors && shared.cors->allows(exchange.request.onlyField("Origin")));
}

QCoro::Task<Response> takeUploads(ExchangePtr exchange)
{
    const Context context(exchange);
    if (isFromAnotherSite(*exchange)) {
        co_return problem(403, u"A page of another site may not upload here, unless --cors-origin names its origin."_s,
                          exchange.data());
    }
    const auto folder = context.services().uploads();
    if (!folder || !context.services().hasDatabase())
        co_return noUploads(exchange.data());
    const auto type = exchange->request.field("Content-Type");
    if (type.isNull())
        co_return problem(415, u"The body is to be multipart/form-data, and has no Content-Type."_s, exchange.data());
    const auto boundary = MultipartBoundary::of(type);
    if (!boundary.fault.isEmpty()) {
        co_return problem(400, u"The body is to be multipart/form-data: %1."_s.arg(QString::fromUtf8(boundary.fault)),
                          exchange.data());
    }
    const auto turn = folder->begin();
    if (!turn) {
        co_return problem(503, u"%1 uploads are on their way already. Try again."_s.arg(UploadFolder::kMostAtOnce),
                          exchange.data())
            .setField(QByteArrayLiteral("Retry-After"), QByteArrayLiteral("5"));
    }
    if (folder->used() >= folder->most() || announced(exchange->request) > folder->most() - folder->used() + kAround)
        co_return noRoom(*folder, exchange.data());

    const FormOfRequest form(context.services().pool(), folder, boundary.boundary);
    for (bool isOver = false; !isOver;) {
        auto reading = context.read();
        const auto piece = co_await reading;
        if (!piece)
            co_return problemFor(piece.error(), exchange.data());
        isOver = piece->isEmpty();
        const bool isGood = isOver ? form->finish() : form->take(piece.value());
        if (!isGood)
            co_return problem(form->status(), form->detail(), exchange.data());
        if (form->waiting() < kWriteAtOnce && !isOver)
            continue;
        const QByteArray label = "write " + QByteArray::number(form->waiting()) + " bytes";
        auto writing = context.offload(label, writeAll, form->takeWrites());
        const auto written = co_await writing;
        if (!written)
            co_return uploadProblem(written.error(), *folder, exchange.data());
    }
    if (form->files().empty()) {
        ValidationIssues issues;
        issues.add({u"body"_s, u"file"_s}, u"missing"_s, u"Field required"_s);
        co_return validationProblem(issues, exchange.data());
    }

    Files files;
    for (const UploadedFile &each : form->files())
        files.push_back(each.file);
    auto syncing = context.offload(QByteArrayLiteral("to the disk"), syncAll, folder, files);
    const auto synced = co_await syncing;
    if (!synced)
        co_return uploadProblem(synced.error(), *folder, exchange.data());
    QList<Upload> rows;
    for (UploadedFile &each : form->files()) {
        each.row.size = each.file->size();
        each.row.sha256 = QString::fromLatin1(each.file->sha256());
        rows.append(each.row);
    }
    const QByteArray fields = fieldsJson(form->fields());
    UploadForm formRow;
    formRow.id = QString::fromLatin1(form->form());
    if (!form->fields().isEmpty())
        formRow.fields = QString::fromUtf8(fields);

    auto storing = writeInAnyCase(context, StoreUploads(rows, formRow));
    const auto stored = co_await storing;
    if (!stored) {
        if (db::isFault(stored.error(), db::Fault::ConnectionLost)) {
            for (const auto &file : files)
                file->leave();
        }
        co_return uploadProblem(stored.error(), *folder, exchange.data());
    }
    auto publishing = offloadInAnyCase(context, QByteArrayLiteral("publish"), publishAll, files);
    const auto published = co_await publishing;
    if (!published)
        co_return uploadProblem(published.error(), *folder, exchange.data());
    auto response
        = Response::json(201, "{\"uploads\":" + db::toJsonText(stored.value()) + ",\"fields\":" + fields + '}');
    if (stored->size() == 1)
        response.setField(QByteArrayLiteral("Location"), "/uploads/" + stored->first().id.toLatin1());
    co_return response;
}

// ---------------------------------------------------------------- what there is

struct Page {
    QByteArray json;
    qint64 total = 0;
};

/// Newest first, by when they began: ids sort so.
class ListUploads {
public:
    explicit ListUploads(const Exchange &exchange)
        : m_limit(kLimit.value(exchange))
        , m_offset(kOffset.value(exchange))
        , m_name(QString::fromUtf8(kName.optional(exchange).value_or(QByteArray())))
    {
    }
    Result<Page> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        auto select = database.all<Upload>();
        auto count = database.count<Upload>();
        if (!m_name.isEmpty()) {
            select.contains(u"name"_s, m_name);
            count.contains(u"name"_s, m_name);
        }
        auto uploads = select.orderBy(u"-id"_s).limit(m_limit).offset(m_offset).run();
        if (!uploads)
            return uploads.error();
        const auto found = uploads->size();
        if (found < m_limit && (found > 0 || m_offset == 0)) // the last page tells it
            return Page{db::toJsonText(uploads.value()), m_offset + found};
        const auto total = count.run();
        if (!total)
            return total.error();
        return Page{db::toJsonText(uploads.value()), total.value()};
    }
    QByteArray links(qint64 total) const
    {
        const QByteArray rest = m_name.isEmpty() ? QByteArray() : "&name=" + QUrl::toPercentEncoding(m_name);
        return pageLinks("/uploads", m_limit, m_offset, m_limit, total, rest);
    }

private:
    qint64 m_limit;
    qint64 m_offset;
    QString m_name;
};

QCoro::Task<Response> listUploads(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noUploads(exchange.data());
    const ListUploads list(*exchange);
    const auto page = co_await context.db.read().run(list);
    if (!page)
        co_return databaseProblem(page.error(), exchange.data());
    auto response = Response::json(200, page->json);
    response.setField("X-Total-Count", QByteArray::number(page->total));
    response.setField("Link", list.links(page->total));
    co_return response;
}

/// The row as JSON, with the text fields that came with it; empty where there is none.
class ShowUpload {
public:
    explicit ShowUpload(const QByteArray &id)
        : m_id(QString::fromLatin1(id))
    {
    }
    Result<QByteArray> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        const auto row = database.getOrNone<Upload>(m_id).run();
        if (!row)
            return row.error();
        if (!row.value())
            return QByteArray();
        const auto form = database.getOrNone<UploadForm>(row.value()->form).run();
        if (!form)
            return form.error();
        QByteArray text;
        db::appendJson(text, *row.value());
        text.chop(1);
        text += ",\"fields\":" + (form.value() ? form.value()->fields.toUtf8() : QByteArrayLiteral("[]")) + '}';
        return text;
    }

private:
    QString m_id;
};

QCoro::Task<Response> showUpload(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noUploads(exchange.data());
    const QByteArray id = kId.value(*exchange);
    if (!tasks::isTaskId(id))
        co_return noSuchUpload(exchange.data());
    const ShowUpload show(id);
    const auto text = co_await context.db.read().run(show);
    if (!text)
        co_return databaseProblem(text.error(), exchange.data());
    co_return text->isEmpty() ? noSuchUpload(exchange.data()) : Response::json(200, text.value());
}

// ---------------------------------------------------------------- downloading

/// RFC 6266 §4.3, RFC 8187: a name that any client reads, and the real one.
QByteArray dispositionOf(const QString &name)
{
    QByteArray plain;
    for (const QChar c : name) {
        const bool isPlain = c.unicode() >= 0x20 && c.unicode() < 0x7F && c != u'"' && c != u'\\' && c != u'%';
        plain += isPlain ? char(c.unicode()) : '_';
    }
    QByteArray field = "attachment; filename=\"" + plain + '"';
    if (QString::fromLatin1(plain) != name)
        field += "; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
    return field;
}

Result<FileContent> openContent(std::shared_ptr<UploadFolder> folder, Upload row)
{
    const auto file = folder->open(row.id.toLatin1());
    if (!file)
        return file.error();
    if (file.value()->size() != row.size)
        return Error{Error::Kind::NotFound, u"the file of an upload has another size"_s};
    FileContent content{file.value()};
    content.type = row.type.toLatin1();
    content.tag = '"' + row.sha256.left(32).toLatin1() + '"'; // of what it holds, so a strong one
    content.fields.append({QByteArrayLiteral("Content-Disposition"), dispositionOf(row.name)});
    // Whatever somebody has uploaded, no browser is to run it as a part of this server.
    content.fields.append(
        {QByteArrayLiteral("Content-Security-Policy"), QByteArrayLiteral("default-src 'none'; sandbox")});
    readIfSmall(content);
    return content;
}

QCoro::Task<Response> sendUpload(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto folder = context.services().uploads();
    if (!folder || !context.services().hasDatabase())
        co_return noUploads(exchange.data());
    const QByteArray id = kId.value(*exchange);
    if (!tasks::isTaskId(id))
        co_return noSuchUpload(exchange.data());
    const QString key = QString::fromLatin1(id);
    const auto row = co_await context.db.read().getOrNone<Upload>(key);
    if (!row)
        co_return databaseProblem(row.error(), exchange.data());
    if (!row.value())
        co_return noSuchUpload(exchange.data());
    auto opening = context.offload(QByteArrayLiteral("open the file"), openContent, folder, *row.value());
    const auto content = co_await opening;
    if (!content && content.error().kind == Error::Kind::NotFound) {
        co_return problem(410,
                          u"The content of this upload is not here any more: its file was removed or changed, or is in "
                          "the data folder of another server."_s,
                          exchange.data());
    }
    if (!content)
        co_return uploadProblem(content.error(), *folder, exchange.data());
    co_return fileResponse(*exchange, content.value());
}

// ---------------------------------------------------------------- deleting

/// True: there was one.
class RemoveUpload {
public:
    RemoveUpload(const QByteArray &id, std::shared_ptr<UploadRemoval> removal)
        : m_id(QString::fromLatin1(id))
        , m_removal(std::move(removal))
    {
    }
    Result<bool> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        const auto row = database.getOrNone<Upload>(m_id).run();
        if (!row)
            return row.error();
        if (!row.value())
            return false;
        if (const auto hidden = m_removal->hide(); !hidden)
            return hidden.error();
        const auto removed = database.remove<Upload>().where("id = ?", m_id).run();
        if (!removed)
            return removed.error();
        const auto form = database
                              .execute("DELETE FROM upload_forms WHERE id = ? AND NOT EXISTS (SELECT 1 FROM uploads "
                                       "WHERE form = ?)",
                                       row.value()->form, row.value()->form)
                              .run();
        if (!form)
            return form.error();
        return removed.value() > 0;
    }

private:
    QString m_id;
    std::shared_ptr<UploadRemoval> m_removal;
};

void finishRemoval(std::shared_ptr<UploadRemoval> removal)
{
    removal->finish();
}

QCoro::Task<Response> deleteUpload(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto folder = context.services().uploads();
    if (!folder || !context.services().hasDatabase())
        co_return noUploads(exchange.data());
    const QByteArray id = kId.value(*exchange);
    if (!tasks::isTaskId(id))
        co_return noSuchUpload(exchange.data());
    const auto removal = std::make_shared<UploadRemoval>(folder, id);
    auto removing = writeInAnyCase(context, RemoveUpload(id, removal));
    const auto removed = co_await removing;
    if (!removed) {
        if (db::isFault(removed.error(), db::Fault::ConnectionLost))
            removal->leave();
        co_return uploadProblem(removed.error(), *folder, exchange.data());
    }
    if (!removed.value())
        co_return noSuchUpload(exchange.data());
    auto finishing = offloadInAnyCase(context, QByteArrayLiteral("remove the file"), finishRemoval, removal);
    [[maybe_unused]] const auto finished = co_await finishing;
    co_return Response(204);
}

} // namespace

void registerUploads(RouteSet &routes)
{
    const auto upload = rowSchema<Upload>();
    const auto field = Schema::object().required(u"name"_s, Schema::string()).required(u"value"_s, Schema::string());
    const QJsonObject example{{u"id"_s, u"019c13f2-7a3e-7c44-9d1c-5b8f0a6e2d31"_s},
                              {u"name"_s, u"notes.txt"_s},
                              {u"size"_s, 12},
                              {u"type"_s, u"text/plain"_s},
                              {u"sha256"_s, u"03ba204e50d126e4674c005e04d82e84c21366780af1f43bd54a37816b6ab340"_s},
                              {u"field"_s, u"file"_s},
                              {u"form"_s, u"019c13f2-7a3e-7c43-8a2f-0d4c7b1e9f62"_s},
                              {u"uploaded_at"_s, u"2026-01-31T09:30:00.250Z"_s}};
    const QJsonObject file{{u"type"_s, u"string"_s},
                           {u"format"_s, u"binary"_s},
                           {u"contentMediaType"_s, u"application/octet-stream"_s},
                           {u"description"_s, u"A file; any field that has a filename is one"_s}};
    const auto declare = [](RouteBuilder route) { return databaseRoute(route).tag(u"Files"_s); }; // a copy is as good
    declare(routes.post("/uploads", takeUploads))
        .summary(u"Uploads files"_s)
        .description(
            u"A form as browsers send it (multipart/form-data, RFC 7578), with at most 16 files and 64 text fields of "
            u"at "
            "most 64 KiB. It is read as it comes, however large: the bytes go to the disk and not to memory. Files "
            "are there when all of them are; of a request that breaks off, or is refused, nothing is kept."_s)
        .rawBody({"multipart/form-data"}, true)
        .bodySchema("multipart/form-data",
                    {{u"type"_s, u"object"_s},
                     {u"properties"_s, QJsonObject{{u"file"_s, file}}},
                     {u"required"_s, QJsonArray{u"file"_s}},
                     {u"additionalProperties"_s, true}})
        .streamed()
        .responds(
            201, u"The files, in their order, and the text fields; with Location where it is one file"_s,
            Schema::object().required(u"uploads"_s, Schema::array(upload)).required(u"fields"_s, Schema::array(field)),
            QJsonObject{{u"uploads"_s, QJsonArray{example}}, {u"fields"_s, QJsonArray()}})
        .responseField(u"Location"_s, u"Of the upload, where it is one file"_s)
        .problem(400, u"The body is no form; the detail says what is wrong with it, and where"_s)
        .problem(403, u"A page of another site may not upload here"_s)
        .problem(413, u"There are more, or larger, files or fields than this server takes"_s)
        .problem(422, u"There is no file in the form"_s)
        .problem(500, u"The disk fails"_s)
        .problem(507, u"The disk is full, or all uploads together would take more than they may"_s);
    declare(routes.get("/uploads", listUploads))
        .summary(u"A page of uploads, those that began last first"_s)
        .description(u"X-Total-Count has their number in all, Link where the other pages are."_s)
        .param(kLimit)
        .param(kOffset)
        .param(kName)
        .responds(200, u"The uploads"_s, Schema::array(upload), QJsonArray{example});
    declare(routes.get("/uploads/{id}", showUpload))
        .summary(u"What is known of an upload"_s)
        .param(kId)
        .responds(200, u"The upload, with the text fields that came with it"_s,
                  rowSchema<Upload>().required(u"fields"_s, Schema::array(field)))
        .problem(404, u"There is none with this id"_s);
    RouteBuilder content = declare(routes.get("/uploads/{id}/content", sendUpload));
    fileRoute(content)
        .summary(u"An uploaded file"_s)
        .description(u"As it came, as an attachment. No browser runs anything of it: it has a Content-Security-Policy "
                     "with sandbox, and its type is not guessed at. Parts by Range."_s)
        .param(kId)
        .notCompressed()
        .problem(404, u"There is none with this id"_s)
        .problem(410, u"There is one, but its file is gone, or was changed"_s)
        .problem(500, u"The disk fails"_s);
    declare(routes.remove("/uploads/{id}", deleteUpload))
        .summary(u"Deletes an upload"_s)
        .param(kId)
        .responds(204, u"It is gone; who reads it just now reads on"_s)
        .problem(404, u"There is none with this id"_s)
        .problem(500, u"The disk fails"_s);
}

} // namespace coroscope
