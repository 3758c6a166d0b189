package asyncio.debug;

/** What objects say of themselves, for those who must not fail. */
public final class Texts {

  private Texts() {}

  /**
   * An object's text; if its {@code toString} throws, the name of its class, and of what it threw.
   */
  public static String of(Object object) {
    try {
      return String.valueOf(object);
    } catch (RuntimeException | StackOverflowError failure) {
      return object.getClass().getName() + ", whose text throws " + failure.getClass().getName();
    }
  }
}
