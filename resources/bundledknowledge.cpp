#include "bundledknowledge.h"

#include <QResource>

#include <mutex>
#include <stdexcept>

// Q_INIT_RESOURCE wants to stand outside of any namespace.
static void registerCompiledKnowledge()
{
    Q_INIT_RESOURCE(todoku_compiled);
}

namespace todoku
{

Knowledge bundledKnowledge()
{
    static std::once_flag once;
    std::call_once(once, registerCompiledKnowledge);
    // Where it lies in the program: neither unpacked nor copied.
    const QResource resource(QStringLiteral(":/compiled/knowledge"));
    auto knowledge = Knowledge::fromCompiled(
        QByteArray::fromRawData(reinterpret_cast<const char *>(resource.data()), qsizetype(resource.size())));
    if (!knowledge) // the build went wrong, not the caller
        throw std::runtime_error("the bundled knowledge cannot be read");
    return *std::move(knowledge);
}

} // namespace todoku
