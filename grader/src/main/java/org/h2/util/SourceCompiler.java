package org.h2.util;

/**
 * Stands in front of H2's class of this name, which compiles Java that is written in a text of SQL.
 * That would be code that nobody has read before it runs: what is in a text is in no class file.
 */
public final class SourceCompiler {

  /** H2 makes one when a function or a trigger comes with its source. */
  public SourceCompiler() {
    throw new UnsupportedOperationException("this database compiles no Java");
  }

  /** H2 asks before it makes one; there is nothing else that it could be. */
  public static boolean isJavaxScriptSource(String source) {
    return false;
  }
}
