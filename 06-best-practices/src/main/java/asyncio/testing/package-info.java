/**
 * What tests of asynchronous programs are made with: a loop on virtual time for each test, a look
 * at what it leaves behind, orders of its steps by a seed, and faults on demand.
 *
 * <p>It needs JUnit Jupiter, and {@link asyncio.testing.Faults} needs Mockito. Unless it says
 * otherwise, everything here belongs to the thread that the test runs on.
 */
package asyncio.testing;
