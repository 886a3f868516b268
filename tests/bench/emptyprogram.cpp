// What a program costs that does nothing: the measure for `todoku-cli --version`.
#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    return 0;
}
