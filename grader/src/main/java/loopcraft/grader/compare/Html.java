package loopcraft.grader.compare;

/** Text in a page. */
final class Html {

  private Html() {}

  /** The text, so that nothing of it is markup. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
