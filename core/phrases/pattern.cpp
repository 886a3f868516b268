#include "phrases/pattern.h"

namespace todoku
{

RE2::Options patternOptions(qint64 memory)
{
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

Words complaintAboutPattern(const QString &pattern)
{
    const RE2 compiled(pattern.toStdString(), patternOptions(1 << 20));
    if (compiled.ok())
        return {};
    const QString reason = QString::fromStdString(compiled.error());
    return {QStringLiteral("「%1」は正規表現 (RE2) として正しくありません: %2").arg(pattern, reason),
            QStringLiteral("`%1` is not a regular expression of RE2: %2").arg(pattern, reason)};
}

} // namespace todoku
