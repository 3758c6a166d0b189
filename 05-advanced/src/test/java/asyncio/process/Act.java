package asyncio.process;

/** A job for pretend workers, which do what it says instead of calling it. */
record Act(String name, long millis, Ending ending) implements Job<String> {

  enum Ending {
    RETURNS,
    THROWS,
    DIES,
    HANGS
  }

  static Act taking(long millis, String name) {
    return new Act(name, millis, Ending.RETURNS);
  }

  static Act failing(long millis, String name) {
    return new Act(name, millis, Ending.THROWS);
  }

  static Act dying(long millis, String name) {
    return new Act(name, millis, Ending.DIES);
  }

  static Act hanging(String name) {
    return new Act(name, 0, Ending.HANGS);
  }

  @Override
  public String call() {
    throw new AssertionError("pretend workers do not call it");
  }

  @Override
  public String toString() {
    return name;
  }
}
