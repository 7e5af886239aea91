# CPack runs this between installing and packing: what Debian wants in places or forms of its own.
set(share "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share")
file(MAKE_DIRECTORY "${share}/zsh")
file(RENAME "${share}/zsh/site-functions" "${share}/zsh/vendor-completions")  # Debian's zsh looks there only
file(COPY "${CPACK_LUNETTE_CHANGELOG}" DESTINATION "${share}/doc/lunette")
execute_process(COMMAND gzip -9n "${share}/doc/lunette/changelog" COMMAND_ERROR_IS_FATAL ANY)
