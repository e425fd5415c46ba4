#pragma once

#include "ui/file_transfer.h"
#include "ui/har/har_reader.h"
#include "ui/har/har_writer.h"

#include <vector>

namespace coroscope {

/// Writes and reads HAR files, see FileTransfer. GUI thread.
class HarTransfer final : public FileTransfer {
    Q_OBJECT
public:
    using FileTransfer::FileTransfer;

    /// Both are ignored while it is busy. The file appears whole or not at all: it is written beside and renamed.
    void exportTo(const QString &path, std::vector<ExchangeRecordPtr> records, const HarOptions &options);
    void importFrom(const QString &path, const RouteTable &routes);

Q_SIGNALS:
    void exported(const QString &path, int count);
    void imported(const coroscope::HarImport &result);

private:
    static Result<int> writeFile(Job &job, const QString &path, const std::vector<ExchangeRecordPtr> &records,
                                 const HarOptions &options);
    static Result<HarImport> readFile(Job &job, const QString &path, const RouteTable &routes);
};

} // namespace coroscope
