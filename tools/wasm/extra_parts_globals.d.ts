/** In the glue: the exports of the first part, once it runs. */
declare const wasm: WebAssembly.ModuleImports;
