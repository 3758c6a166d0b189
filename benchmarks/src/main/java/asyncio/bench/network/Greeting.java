package asyncio.bench.network;

/** What the web servers answer, as JSON. */
record Greeting(String message) {

  static final Greeting HELLO = new Greeting("Hello, World!");
}
