# The menu entry, the icons, what software centres show, the manual pages and the guides. SOURCE names are below resources.
set(from ${PROJECT_SOURCE_DIR}/resources)
set(made ${CMAKE_CURRENT_BINARY_DIR})

# The icon in all sizes, drawn from the one SVG by the program beside this file; and as Windows and macOS want it.
set(sizes 16 22 24 32 48 64 96 128 256 512)
add_executable(draw-icons drawicons.cpp)
target_link_libraries(draw-icons PRIVATE Qt6::Svg)
set_target_properties(draw-icons PROPERTIES BUILD_WITH_INSTALL_RPATH OFF)
list(TRANSFORM sizes REPLACE "(.+)" "${made}/icons/\\1.png" OUTPUT_VARIABLE pictures)
add_custom_command(OUTPUT ${pictures} ${made}/icons/todoku.ico ${made}/icons/todoku.icns
    COMMAND draw-icons ${from}/icons/todoku.svg ${made}/icons ${sizes}
    DEPENDS draw-icons ${from}/icons/todoku.svg VERBATIM)
add_custom_target(todoku-icons ALL DEPENDS ${pictures})

foreach(size IN LISTS sizes)
    install(FILES ${made}/icons/${size}.png RENAME todoku.png
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps)
endforeach()
install(FILES ${from}/icons/todoku.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${from}/desktop/todoku.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
configure_file(${from}/appstream/todoku.metainfo.xml.in ${made}/${TODOKU_ID}.metainfo.xml @ONLY)
install(FILES ${made}/${TODOKU_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)

# compressed(OUTPUT SOURCE): as Debian wants manual pages and changelogs, without a time stamp inside.
set(packed "")
function(compressed output source)
    add_custom_command(OUTPUT ${output} COMMAND ${GZIP} -9nc ${source} > ${output} DEPENDS ${source} VERBATIM)
    set(packed ${packed} ${output} PARENT_SCOPE)
endfunction()

set(lie ${CMAKE_BINARY_DIR}/app) # where the command line's parts lie before they are installed
if(qca_here)
    string(APPEND lie :${qca_folder})
endif()
set(COMMANDS "@COMMANDS@") # stays, for the program beside this file
foreach(language en ja)
    set(folder "")
    if(NOT language STREQUAL en)
        set(folder /${language})
    endif()
    file(MAKE_DIRECTORY ${made}/man/${language})
    foreach(page todoku todoku-cli)
        configure_file(${from}/man/${language}/${page}.1.in ${made}/man/${language}/${page}.1.in @ONLY)
        add_custom_command(OUTPUT ${made}/man/${language}/${page}.1
            COMMAND ${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${lie}
                ${CMAKE_CURRENT_SOURCE_DIR}/manpage ${made}/man/${language}/${page}.1.in $<TARGET_FILE:todoku-cli> ${language}
                > ${made}/man/${language}/${page}.1
            DEPENDS manpage todoku-cli todoku-cli-commands ${made}/man/${language}/${page}.1.in VERBATIM)
        compressed(${made}/man/${language}/${page}.1.gz ${made}/man/${language}/${page}.1)
        install(FILES ${made}/man/${language}/${page}.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}${folder}/man1)
    endforeach()
endforeach()

set(guides ${CMAKE_INSTALL_DATADIR}/doc/todoku)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${from}/knowledge/FORMAT.md ${from}/knowledge/PACKS.md DESTINATION ${guides})
install(FILES ${from}/scenarios/README.md DESTINATION ${guides} RENAME SCENARIOS.md)
install(DIRECTORY ${from}/schema DESTINATION ${guides})
install(DIRECTORY ${from}/screenshots DESTINATION ${guides}/resources)
