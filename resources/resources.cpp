#include "resources.h"

#include <QtGlobal>

#include <mutex>

// Q_INIT_RESOURCE wants to stand outside of any namespace.
static void registerData()
{
    Q_INIT_RESOURCE(todoku_data);
}

namespace todoku
{

void openResources()
{
    static std::once_flag once;
    std::call_once(once, registerData);
}

} // namespace todoku
