/// <reference lib="webworker" />
declare const __PATHS__: string[];
declare const __VERSION__: string;
void [__PATHS__, __VERSION__];
